-- How a request ends once this letter is posted; null in a letter that ends none.
alter table rights_letter add column decides text;
