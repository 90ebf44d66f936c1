package org.kontor.benchmarks;

import java.util.List;
import java.util.random.RandomGenerator;

/** The names of one country: nobody real, everybody plausible. */
enum People {
    CZ(
            "cs",
            "CZK",
            "+420 6## ### ###",
            List.of("Jan", "Petr", "Jiří", "Tomáš", "Václav", "Zdeněk", "Ondřej", "Matěj", "Šimon", "Bořivoj"),
            List.of("Jana", "Lenka", "Kateřina", "Zuzana", "Věra", "Šárka", "Markéta", "Eliška", "Žaneta", "Hedvika"),
            List.of("Novák", "Svoboda", "Dvořák", "Procházka", "Kučera", "Šimek", "Žižka", "Beneš", "Říha", "Havlíček"),
            List.of("Nováková", "Svobodová", "Dvořáková", "Procházková", "Kučerová", "Šimková", "Žižková", "Benešová"),
            List.of(
                    "Praha|110 00",
                    "Brno|602 00",
                    "Ostrava|702 00",
                    "Plzeň|301 00",
                    "Liberec|460 01",
                    "Olomouc|779 00"),
            List.of("Husova", "Krátká", "Žižkova", "Nádražní", "Lipová", "Masarykova"),
            List.of("Pivovar", "Sklárny", "Strojírny", "Pekárna", "Lesy", "Stavby", "Účtárna", "Doprava"),
            List.of("s.r.o.", "a.s.", "v.o.s.", "spol. s r.o.")),
    PL(
            "pl",
            "PLN",
            "+48 5## ### ###",
            List.of("Jan", "Paweł", "Łukasz", "Michał", "Krzysztof", "Grzegorz", "Wojciech", "Zbigniew", "Józef"),
            List.of("Anna", "Małgorzata", "Katarzyna", "Żaneta", "Agnieszka", "Elżbieta", "Zofia", "Łucja", "Ewa"),
            List.of("Kowalski", "Wiśniewski", "Wójcik", "Kamiński", "Zieliński", "Woźniak", "Źrebiec", "Dąbrowski"),
            List.of("Kowalska", "Wiśniewska", "Wójcik", "Kamińska", "Zielińska", "Woźniak", "Źrebiec", "Dąbrowska"),
            List.of(
                    "Warszawa|00-001",
                    "Kraków|30-001",
                    "Łódź|90-001",
                    "Wrocław|50-001",
                    "Poznań|60-001",
                    "Gdańsk|80-001"),
            List.of("Polna", "Leśna", "Słoneczna", "Krótka", "Szkolna", "Źródlana"),
            List.of("Browar", "Huta", "Rzeźnia", "Księgowość", "Młyn", "Usługi", "Żegluga", "Spółdzielnia"),
            List.of("sp. z o.o.", "S.A.", "sp.j.", "sp.k.")),
    DE(
            "de",
            "EUR",
            "+49 151 #######",
            List.of("Jürgen", "Klaus", "Björn", "Matthias", "Günther", "Stefan", "Jörg", "Max", "Sören"),
            List.of("Franziska", "Ursula", "Jörgine", "Käthe", "Birgit", "Sabine", "Heike", "Annegret", "Bärbel"),
            List.of("Müller", "Häusler", "Weiß", "Schröder", "Koch", "Bauer", "Jäger", "Groß", "Köhler", "Strauß"),
            List.of("Müller", "Häusler", "Weiß", "Schröder", "Koch", "Bauer", "Jäger", "Groß", "Köhler", "Strauß"),
            List.of(
                    "Berlin|10115",
                    "München|80331",
                    "Köln|50667",
                    "Nürnberg|90402",
                    "Düsseldorf|40213",
                    "Görlitz|02826"),
            List.of("Hauptstraße", "Dorfstraße", "Gartenweg", "Königsallee", "Am Mühlbach", "Goethestraße"),
            List.of("Glaswerk", "Stadtwerke", "Bäckerei", "Maschinenbau", "Brauerei", "Eisenhütte", "Möbelhaus"),
            List.of("GmbH", "AG", "KG", "GmbH & Co. KG", "OHG")),
    CN(
            "zh",
            "CNY",
            "+86 138 #### ####",
            List.of("伟", "强", "洋", "勇", "军", "杰", "磊", "明", "志强"),
            List.of("丽", "芳", "艳", "娜", "静", "敏", "秀英", "桂英", "行健"),
            List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "郭", "欧阳"),
            List.of("王", "李", "张", "刘", "陈", "杨", "黄", "赵", "郭", "欧阳"),
            List.of("北京|100000", "上海|200000", "广州|510000", "深圳|518000", "成都|610000", "杭州|310000"),
            List.of("人民路", "中山路", "解放路", "建设路", "长江路", "和平路"),
            List.of("东方科技", "长城贸易", "华夏物流", "金龙机械", "新星电子", "宏达建筑"),
            List.of("有限公司", "股份有限公司", "有限责任公司", "集团"));

    final String language;
    final String currency;
    private final String phone;
    private final List<String> men;
    private final List<String> women;
    private final List<String> surnamesOfMen;
    private final List<String> surnamesOfWomen;
    private final List<String> towns;
    private final List<String> streets;
    private final List<String> trades;
    private final List<String> forms;

    record Name(String first, String last) {}

    People(
            String language,
            String currency,
            String phone,
            List<String> men,
            List<String> women,
            List<String> surnamesOfMen,
            List<String> surnamesOfWomen,
            List<String> towns,
            List<String> streets,
            List<String> trades,
            List<String> forms) {
        this.language = language;
        this.currency = currency;
        this.phone = phone;
        this.men = men;
        this.women = women;
        this.surnamesOfMen = surnamesOfMen;
        this.surnamesOfWomen = surnamesOfWomen;
        this.towns = towns;
        this.streets = streets;
        this.trades = trades;
        this.forms = forms;
    }

    Name name(RandomGenerator random) {
        return random.nextBoolean()
                ? new Name(any(men, random), any(surnamesOfMen, random))
                : new Name(any(women, random), any(surnamesOfWomen, random));
    }

    /** A trade, its founder and its form of company. */
    String company(RandomGenerator random, String form) {
        String trade = any(trades, random);
        return this == CN
                ? any(towns, random).split("\\|", 2)[0] + any(surnamesOfMen, random) + "氏" + trade + form
                : trade + " " + any(surnamesOfMen, random) + " " + form;
    }

    String form(RandomGenerator random) {
        return any(forms, random);
    }

    /** Town and postal code. */
    String[] town(RandomGenerator random) {
        return any(towns, random).split("\\|", 2);
    }

    String street(RandomGenerator random) {
        return any(streets, random) + " " + (1 + random.nextInt(250));
    }

    String phone(RandomGenerator random) {
        StringBuilder number = new StringBuilder();
        for (char c : phone.toCharArray()) {
            number.append(c == '#' ? (char) ('0' + random.nextInt(10)) : c);
        }
        return number.toString();
    }

    static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
