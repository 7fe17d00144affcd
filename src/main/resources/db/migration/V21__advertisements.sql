-- Nobody stands in here: neither who made an advertisement nor who saw it, and of what people say of it only how many.
create table advertisement (
  id int generated always as identity primary key,
  controller text not null,
  state text not null,
  title_nl text not null,
  title_en text not null,
  line_nl text not null,
  line_en text not null,
  link text not null,
  illustration text not null,
  sites text[] not null,
  from_day date not null,
  to_day date not null
);
create index advertisement_of_controller on advertisement (controller, state);

-- By day, in the controller's zone.
create table advertisement_total (
  advertisement int not null references advertisement,
  day date not null,
  shown int not null default 0,
  likes int not null default 0,
  dislikes int not null default 0,
  primary key (advertisement, day)
);
