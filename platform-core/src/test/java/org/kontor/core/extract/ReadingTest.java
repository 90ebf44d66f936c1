package org.kontor.core.extract;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What stands in files of many kinds, and what becomes of files that are none. */
class ReadingTest {
    private static Answered read(String name, String type, byte[] content) {
        return Reading.of(new Asked(name, type, content));
    }

    private static String text(String name, String type, byte[] content) {
        Answered answer = read(name, type, content);
        assertThat(answer.kind()).isEqualTo(Answered.Kind.TEXT);
        return answer.text();
    }

    @Test
    @Timeout(120)
    void pagesWhoseElementsNestWithoutEndAreReadAsAnyOthers() {
        assertThat(text("a.html", "", ("begin" + "<div>".repeat(500_000) + "end").getBytes(UTF_8)))
                .isEqualTo("beginend");
        assertThat(text("a.html", "", ("begin" + "<table><b>".repeat(250_000) + "end").getBytes(UTF_8)))
                .contains("begin", "end");
        String hidden = "<script>no</script>".repeat(200_000);
        assertThat(text("a.html", "", ("<p>begin" + hidden + "<p>end").getBytes(UTF_8)))
                .isEqualTo("begin\nend");
        byte[] mail = ("Subject: s\nContent-Type: text/html\n\n" + "<div>".repeat(500_000) + "end").getBytes(UTF_8);
        assertThat(text("a.eml", "", mail)).contains("end");
    }

    @Test
    void documentsOfOfficeProgramsAreRead() {
        byte[] docx = Samples.docx("<w:p><w:r><w:t>Žluťoučký</w:t></w:r><w:r><w:t xml:space=\"preserve\"> kůň &amp;"
                + " spol.</w:t></w:r></w:p><w:p><w:r><w:delText>gone</w:delText><w:t>客户</w:t><w:tab/><w:t>x</w:t></w:r></w:p>"
                + "<w:p><w:instrText>HYPERLINK</w:instrText></w:p>");
        assertThat(text("a.docx", "application/octet-stream", docx)).isEqualTo("Žluťoučký kůň & spol.\n客户 x");
        String paragraph = "<w:p w:a='1'><w:t>a &amp; b &#x17e;</w:t></w:p>";
        Answered long0 = read("a.docx", "", Samples.docx(paragraph.repeat(100_000)));
        assertThat(long0.text()).isEqualTo("a & b ž\n".repeat(100_000).strip());
        assertThat(long0.isWhole()).isTrue();
        byte[] xlsx = Samples.zip(
                "[Content_Types].xml",
                "<Types/>",
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>4711</v></c></row>"
                        + "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>inline</t></is></c></row></sheetData></worksheet>",
                "xl/sharedStrings.xml",
                "<sst><si><t>Umsatz</t></si><si><r><t>zwei</t></r><r><t>teilig</t></r></si></sst>");
        assertThat(text("a.xlsx", "", xlsx)).isEqualTo("4711\ninline\nUmsatz\nzweiteilig");
        byte[] pptx = Samples.zip(
                "[Content_Types].xml",
                "<Types/>",
                "ppt/slides/slide1.xml",
                "<p:sld><a:p><a:r><a:t>Quarterly</a:t></a:r><a:br/><a:r><a:t>numbers</a:t></a:r></a:p></p:sld>");
        assertThat(text("a.pptx", "", pptx)).isEqualTo("Quarterly\nnumbers");
        byte[] odt = Samples.zip(
                "mimetype",
                "application/vnd.oasis.opendocument.text",
                "content.xml",
                "<office:document-content><office:styles>no</office:styles><office:body><office:text><text:h>Kopf</text:h>"
                        + "<text:p>eins<text:s/>zwei</text:p></office:text></office:body></office:document-content>");
        assertThat(text("a.odt", "", odt)).isEqualTo("Kopf\neins zwei");
        assertThat(text("a.zip", "application/zip", Samples.docx("<w:t>whatever it is called</w:t>")))
                .isEqualTo("whatever it is called");
        assertThat(read("a.zip", "application/zip", Samples.zip("readme.txt", "text"))
                        .kind())
                .isEqualTo(Answered.Kind.NONE);
    }

    @Test
    void pdfIsReadHoweverLong() {
        assertThat(text("a.pdf", "application/pdf", Samples.pdf(2, "Offer number", "")))
                .isEqualTo("Offer number 1\nOffer number 2");
        assertThat(text("a.pdf", "application/pdf", Samples.pdf(5000, "Page", "")))
                .endsWith("Page 5000");
        assertThat(read("a.pdf", "application/pdf", Samples.pdf(1, "secret", "user"))
                        .kind())
                .isEqualTo(Answered.Kind.ENCRYPTED);
    }

    @Test
    void plainTextsAreReadInTheLettersTheyAreWrittenIn() {
        String czech = "Příliš žluťoučký kůň úpěl ďábelské ódy. Zápis z jednání se zákazníkem.";
        for (Charset charset : new Charset[] {UTF_8, UTF_16, Charset.forName("windows-1250")}) {
            assertThat(text("a.txt", "text/plain", czech.getBytes(charset)))
                    .as(charset.name())
                    .isEqualTo(czech);
        }
        assertThat(text("a.csv", "application/octet-stream", "a;b\r\nc;d".getBytes(UTF_8)))
                .isEqualTo("a;b\nc;d");
        Answered large = read("a.log", "", "žluťoučký ".repeat(2_000_000).getBytes(UTF_8));
        assertThat(large.isWhole()).isFalse();
        assertThat(large.text()).startsWith("žluťoučký žluťoučký");
        String page = "<html><head><meta charset=windows-1252><title>Title</title><style>p{}</style></head>"
                + "<body><script>bad()</script><p>F\u00fcr Sie</p><p>two</body>";
        assertThat(text("a.html", "text/html", page.getBytes(Charset.forName("windows-1252"))))
                .isEqualTo("Title\nFür Sie\ntwo");
        assertThat(text("a.md", "", "a\u0001b \uD83D\uDE00\u00AD\u00A0\u2003 c".getBytes(UTF_8)))
                .isEqualTo("ab \uD83D\uDE00 c");
    }

    @Test
    void mailsAreRead() {
        String mail = "Subject: =?UTF-8?Q?Nab=C3=ADdka?= =?UTF-8?B?IG5vdsOh?=\r\nFrom: Jan <jan@example.cz>\r\n"
                + "Content-Type: multipart/mixed;\r\n boundary=\"b1\"\r\n\r\npreamble\r\n--b1\r\n"
                + "Content-Type: multipart/alternative; boundary=b2\r\n\r\n--b2\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\nk=C5=AF=C5=88 na=\r\nd\r\n--b2--\r\n--b1\r\n"
                + "Content-Type: application/pdf; name=\"plan.pdf\"\r\nContent-Disposition: attachment; filename=\"plan.pdf\"\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b1--\r\n";
        String read = text("a.eml", "message/rfc822", mail.getBytes(UTF_8));
        assertThat(read).startsWith("Nabídka nová\nJan <jan@example.cz>").contains("kůň nad", "plan.pdf");
        assertThat(read).doesNotContain("AAAA", "preamble");
    }

    @Test
    void namesOfFilesInMailsAreReadHoweverTheyAreWritten() {
        String[][] written = {
            {"filename=plan.pdf", "plan.pdf"},
            {"filename=\"=?UTF-8?Q?k=C5=AF=C5=88.pdf?=\"", "kůň.pdf"},
            {"filename*=UTF-8''k%C5%AF%C5%88%20a.pdf", "kůň a.pdf"},
            {"filename=\"k__.pdf\";\r\n filename*=utf-8'cs'k%C5%AF%C5%88.pdf", "kůň.pdf"},
            {"FILENAME*=iso-8859-2''k%F9%F2.pdf", "kůň.pdf"},
            {"filename*0=\"one \"; filename*1=two;\r\n filename*2=.pdf", "one two.pdf"},
            {"filename*0*=UTF-8''k%C5;\r\n filename*1*=%AF%C5%88; filename*2=\" 100%25.pdf\"", "kůň 100%25.pdf"},
            {"filename*=nobody-knows''k%C5%AF.pdf", "ků.pdf"},
            {"filename*=%zz'.pdf", "%zz'.pdf"}
        };
        for (String[] each : written) {
            String mail = "Subject: S\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; " + each[0]
                    + "\r\n\r\nAAAA\r\n";
            assertThat(text("a.eml", "message/rfc822", mail.getBytes(UTF_8)))
                    .as(each[0])
                    .isEqualTo("S\n" + each[1]);
        }
    }

    @Test
    void aDocumentThatWouldReadOtherFilesReadsNone() {
        String doctype = "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY a \"lol\">"
                + "<!ENTITY b \"&a;&a;&a;\"> <!ENTITY % d SYSTEM \"http://127.0.0.1:1/x\"> %d;]>";
        byte[] docx = Samples.zip(
                "[Content_Types].xml", "<Types/>", "word/document.xml", doctype + "<w:t>before &f;&b; after</w:t>");
        assertThat(text("a.docx", "", docx)).isEqualTo("before after");
        assertThat(text("a.xml", "text/xml", (doctype + "<x>before &f; after</x>").getBytes(UTF_8)))
                .isEqualTo("before &f; after");
    }

    @Test
    void whatADocumentDeclaresIsNeitherOpenedNorPutInTheTextsPlace() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(100);
            String address = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            Path file = Files.writeString(Files.createTempFile("declared", ".txt"), "openedword");
            StringBuilder laughs = new StringBuilder("<!DOCTYPE d [<!ENTITY l0 \"laughword\">");
            for (int i = 1; i < 12; i++) {
                laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">");
            }
            for (String declared : new String[] {
                "<!DOCTYPE d [<!ENTITY f SYSTEM \"" + file.toUri() + "\"><!ENTITY h SYSTEM \"" + address + "\">]>",
                "<!DOCTYPE d SYSTEM \"" + address + "\">",
                "<!DOCTYPE d PUBLIC \"-//X//EN\" \"" + file.toUri() + "\" [<!ENTITY % p SYSTEM \"" + address
                        + "\"> %p;]>",
                laughs + "]>"
            }) {
                String said = "one &f;&h;&l11; two";
                byte[] docx = Samples.zip(
                        "[Content_Types].xml",
                        "<Types/>",
                        "word/document.xml",
                        declared + "<d><t>" + said + "</t></d>");
                byte[] odt = Samples.zip(
                        "mimetype", "x", "content.xml", declared + "<d><body><p>" + said + "</p></body></d>");
                assertThat(text("a.docx", "", docx)).isEqualTo("one two");
                assertThat(text("a.odt", "", odt)).isEqualTo("one two");
                assertThat(text("a.xml", "text/xml", (declared + "<d>" + said + "</d>").getBytes(UTF_8)))
                        .isEqualTo(said);
            }
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
            Files.delete(file);
        }
    }

    @Test
    void noPartOfAPlainMarkupIsLost() {
        for (String[] each : new String[][] {
            {"<?x don't?><a>one</a>", "one"},
            {"<!DOCTYPE a [<!ENTITY q \"it's\"><!-- don't --> ]><a>two</a>", "two"},
            {"<a>AT&T and much more text; x</a>", "AT&T and much more text; x"},
            {"<a>x" + "&".repeat(200_000) + " three</a>", "x" + "&".repeat(200_000) + " three"},
            {"<a><b>four</b><c>five</c><![CDATA[ <six> ]]><!-- seven --></a>", "four five <six>"},
            {"<svg><text>of &#x17e; &amp; &lt;</text><title>t</title>", "of ž & < t"}
        }) {
            assertThat(text("a.xml", "text/xml", each[0].getBytes(UTF_8))).isEqualTo(each[1]);
        }
    }

    @Test
    void ofADocumentWhoseMarkupIsBrokenWhatStandsBeforeIsKept() {
        Answered broken = read("a.docx", "", Samples.docx("<w:p><w:t>before</w:t></w:p><w:p><w:t>AT&T</w:t></w:p>"));
        assertThat(broken.text()).startsWith("before");
        assertThat(broken.isWhole()).isFalse();
        Answered ends = read(
                "a.docx",
                "",
                Samples.zip(
                        "word/header1.xml",
                        "<a><t>head</t><t>",
                        "word/document.xml",
                        "<a><t>body</t></a>",
                        "[Content_Types].xml",
                        "<Types/>"));
        assertThat(ends.text()).isEqualTo("head\nbody");
        assertThat(ends.isWhole()).isFalse();
        byte[] quotes = Samples.docx("<w:p><?x don't?><w:t>one</w:t></w:p>");
        assertThat(text("a.docx", "", quotes)).isEqualTo("one");
    }

    @Test
    void bombsAreNotUnpacked() {
        byte[] blanks =
                Samples.zip("[Content_Types].xml", "", "word/document.xml", Samples.megabytes(300, "<w:t>", ' '));
        assertThat(blanks.length).isLessThan(1_000_000);
        assertThat(read("a.docx", "", blanks).kind()).isEqualTo(Answered.Kind.LARGE);
        byte[] passedOver = Samples.zip("media.bin", Samples.megabytes(300, "", '0'), "[Content_Types].xml", "");
        assertThat(read("a.docx", "", passedOver).kind()).isEqualTo(Answered.Kind.LARGE);
        Answered letters = read("a.docx", "", Samples.zip("word/document.xml", Samples.megabytes(300, "<w:t>", 'a')));
        assertThat(letters.isWhole()).isFalse();
        assertThat(letters.text().length()).isBetween(TextSink.MOST - 3, TextSink.MOST);
        Object[] many = new Object[2 * (Packed.MOST_ENTRIES + 1)];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "e" + i;
            many[i + 1] = "";
        }
        assertThat(read("a.docx", "", Samples.zip(many)).kind()).isEqualTo(Answered.Kind.LARGE);
        assertThat(read("a.docx", "", Samples.docx("<w:t " + "x=\"y\" ".repeat(1_000_000)))
                        .kind())
                .isEqualTo(Answered.Kind.TEXT);
    }

    @Test
    void whateverAFileHoldsItIsReadOrDamagedAndNothingElse() {
        Random random = new Random(11);
        byte[][] good = {
            Samples.pdf(3, "word", ""),
            Samples.docx("<w:p><w:t>word &amp; more</w:t></w:p>"),
            "Subject: x\n\n--a\n".getBytes(UTF_8),
            "<html><p>x".getBytes(UTF_8)
        };
        String[] names = {"a.pdf", "a.docx", "a.eml", "a.html"};
        for (int i = 0; i < 400; i++) {
            int which = random.nextInt(good.length);
            byte[] bad = good[which].clone();
            for (int flips = random.nextInt(20); flips >= 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            bad = random.nextInt(3) == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
            assertThat(read(names[random.nextInt(names.length)], "", bad).text().length())
                    .isLessThan(10_000);
        }
        assertThat(read("a.png", "text/plain", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0})
                        .kind())
                .isEqualTo(Answered.Kind.NONE);
        assertThat(read("a.pdf", "application/pdf", "%PDF-1.7 and nothing".getBytes(UTF_8))
                        .kind())
                .isEqualTo(Answered.Kind.DAMAGED);
        byte[] locked = Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 1000);
        assertThat(read("a.doc", "", locked).kind()).isEqualTo(Answered.Kind.NONE);
        byte[] name = "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, locked, 600, name.length);
        assertThat(read("a.docx", "", locked).kind()).isEqualTo(Answered.Kind.ENCRYPTED);
    }
}
