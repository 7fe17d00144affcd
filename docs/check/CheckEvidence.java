/// Checks a file of `./belofte evidence export` with nothing but a JDK: `java docs/check/CheckEvidence.java FILE`

byte[] sha256(byte[]... parts) throws Exception {
    var digest = java.security.MessageDigest.getInstance("SHA-256");
    for (var part : parts) digest.update(part);
    return digest.digest();
}

void main(String[] args) {
    try {
        IO.println(check(Files.readAllLines(Path.of(args[0]))) + " entries, each proved.");
    } catch (Exception unread) { // a line that is missing, cut or none of these is one that proves nothing
        System.err.println(unread instanceof IllegalStateException ? unread.getMessage() : "This is no export of evidence, or not a whole one.");
        System.exit(1);
    }
}

int check(List<String> lines) throws Exception {
    var hex = HexFormat.of();
    var keys = new HashMap<String, byte[]>();
    var batches = new HashMap<String, String[]>();
    int entries = 0;
    for (var line : lines) {
        var word = line.split(" ");
        if (word[0].equals("key")) keys.put(word[1], Base64.getDecoder().decode(word[2]));
        if (word[0].equals("batch")) batches.put(word[1] + " " + word[2], word);
        if (!Set.of("key", "batch", "entry").contains(word[0])) throw new IllegalStateException("This line is none of an export:\n" + line);
    }
    for (var line : lines) {
        var word = line.split(" ");
        if (!word[0].equals("entry")) continue;
        // 1. The text and its salt give the commitment, which is the end of the leaf.
        var text = Base64.getDecoder().decode(word[6]);
        var commitment = sha256(new byte[1], hex.parseHex(word[5]), text);
        var leaf = hex.parseHex(word[3]);
        // 2. The leaf and its neighbours on the way up give the root of the batch.
        var node = sha256(new byte[] {0}, leaf);
        for (var step : word[4].substring(1).isEmpty() ? new String[0] : word[4].substring(1).split(",")) {
            var neighbour = hex.parseHex(step.substring(1));
            node = step.charAt(0) == 'l' ? sha256(new byte[] {1}, neighbour, node) : sha256(new byte[] {1}, node, neighbour);
        }
        boolean holds = Arrays.equals(commitment, Arrays.copyOfRange(leaf, 16, 48))
                && hex.formatHex(node).equals(batches.get(word[1] + " " + word[2])[5]);
        // 3. Each batch gives a head, which the next one names as the one before it, up to one that is signed.
        byte[] head = null;
        boolean signed = false;
        for (long number = Long.parseLong(word[2]); holds && !signed; number++) {
            var batch = batches.get(word[1] + " " + number);
            holds = batch != null && (head == null || batch[3].equals(hex.formatHex(head)));
            if (!holds) break;
            head = sha256("belofte evidence 2".getBytes(), hex.parseHex(batch[3]), hex.parseHex(batch[4]), hex.parseHex(batch[5]));
            signed = !batch[6].equals("-");
            if (signed) {
                var check = java.security.Signature.getInstance("Ed25519");
                check.initVerify(java.security.KeyFactory.getInstance("Ed25519")
                        .generatePublic(new java.security.spec.X509EncodedKeySpec(keys.get(word[1]))));
                check.update(head);
                holds = check.verify(hex.parseHex(batch[6]));
            }
        }
        if (!holds || !signed) throw new IllegalStateException("This entry is not proved:\n" + new String(text));
        entries++;
    }
    if (entries == 0) throw new IllegalStateException("There is no entry in this file: it proves nothing.");
    return entries;
}
