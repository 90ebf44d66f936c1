package org.kontor.core.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How companies end by law, in the words of {@link Letters#plain} and in Chinese. */
final class LegalForms {
    private static final String LIMITED = "limited";
    private static final String STOCK = "stock";
    private static final String PARTNERS = "partners";
    private static final String SOLE = "sole";
    private static final String SOCIETY = "society";

    private static final List<String> CHINESE =
            List.of("股份有限公司", "有限责任公司", "有限責任公司", "集团有限公司", "集團有限公司", "有限公司", "总公司", "分公司", "公司");

    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("spol s r o", LIMITED),
            Map.entry("spol s ro", LIMITED),
            Map.entry("spol sro", LIMITED),
            Map.entry("spolecnost s rucenim omezenym", LIMITED),
            Map.entry("s r o", LIMITED),
            Map.entry("s ro", LIMITED),
            Map.entry("sr o", LIMITED),
            Map.entry("sro", LIMITED),
            Map.entry("a s", STOCK),
            Map.entry("as", STOCK),
            Map.entry("akciova spolecnost", STOCK),
            Map.entry("v o s", PARTNERS),
            Map.entry("vos", PARTNERS),
            Map.entry("k s", PARTNERS),
            Map.entry("ks", PARTNERS),
            Map.entry("z s", SOCIETY),
            Map.entry("zs", SOCIETY),
            Map.entry("o p s", SOCIETY),
            Map.entry("ops", SOCIETY),
            Map.entry("druzstvo", SOCIETY),
            Map.entry("sp z o o", LIMITED),
            Map.entry("sp z oo", LIMITED),
            Map.entry("sp zoo", LIMITED),
            Map.entry("spzoo", LIMITED),
            Map.entry("spolka z o o", LIMITED),
            Map.entry("spolka z ograniczona odpowiedzialnoscia", LIMITED),
            Map.entry("s a", STOCK),
            Map.entry("sa", STOCK),
            Map.entry("spolka akcyjna", STOCK),
            Map.entry("sp j", PARTNERS),
            Map.entry("spj", PARTNERS),
            Map.entry("sp k", PARTNERS),
            Map.entry("spk", PARTNERS),
            Map.entry("spolka jawna", PARTNERS),
            Map.entry("spolka komandytowa", PARTNERS),
            Map.entry("s c", PARTNERS),
            Map.entry("gmbh co kg", LIMITED),
            Map.entry("gmbh co", LIMITED),
            Map.entry("gmbh", LIMITED),
            Map.entry("g m b h", LIMITED),
            Map.entry("mbh", LIMITED),
            Map.entry("gesellschaft mit beschrankter haftung", LIMITED),
            Map.entry("ug", LIMITED),
            Map.entry("ug haftungsbeschrankt", LIMITED),
            Map.entry("ag", STOCK),
            Map.entry("a g", STOCK),
            Map.entry("aktiengesellschaft", STOCK),
            Map.entry("se", STOCK),
            Map.entry("kgaa", STOCK),
            Map.entry("kg", PARTNERS),
            Map.entry("co kg", PARTNERS),
            Map.entry("ohg", PARTNERS),
            Map.entry("gbr", PARTNERS),
            Map.entry("e k", SOLE),
            Map.entry("ek", SOLE),
            Map.entry("e kfm", SOLE),
            Map.entry("e v", SOCIETY),
            Map.entry("ev", SOCIETY),
            Map.entry("eg", SOCIETY),
            Map.entry("ltd", LIMITED),
            Map.entry("co ltd", LIMITED),
            Map.entry("pte ltd", LIMITED),
            Map.entry("pty ltd", LIMITED),
            Map.entry("limited", LIMITED),
            Map.entry("llc", LIMITED),
            Map.entry("l l c", LIMITED),
            Map.entry("inc", STOCK),
            Map.entry("incorporated", STOCK),
            Map.entry("corp", STOCK),
            Map.entry("corporation", STOCK),
            Map.entry("plc", STOCK),
            Map.entry("b v", LIMITED),
            Map.entry("bv", LIMITED),
            Map.entry("n v", STOCK),
            Map.entry("nv", STOCK),
            Map.entry("s r l", LIMITED),
            Map.entry("srl", LIMITED),
            Map.entry("s p a", STOCK),
            Map.entry("spa", STOCK),
            Map.entry("sarl", LIMITED),
            Map.entry("gmbh und co kg", LIMITED),
            Map.entry("gmbh u co kg", LIMITED),
            Map.entry("und co kg", PARTNERS),
            Map.entry("gufen youxian gongsi", STOCK),
            Map.entry("gufenyouxiangongsi", STOCK),
            Map.entry("youxian zeren gongsi", LIMITED),
            Map.entry("youxianzerengongsi", LIMITED),
            Map.entry("jituan youxian gongsi", LIMITED),
            Map.entry("youxian gongsi", LIMITED),
            Map.entry("you xian gong si", LIMITED),
            Map.entry("youxiangongsi", LIMITED),
            Map.entry("zong gongsi", LIMITED),
            Map.entry("fen gongsi", LIMITED),
            Map.entry("gongsi", LIMITED),
            Map.entry("kft", LIMITED));

    private static final int LONGEST = 4;

    private LegalForms() {}

    /**
     * A name without its form.
     *
     * @param words of the name
     * @param form which form it had, in kinds that countries have in common; empty where it had none
     */
    record Named(List<String> words, String form) {
        Named {
            words = List.copyOf(words);
        }
    }

    static Named of(String name) {
        String text = name;
        String form = "";
        for (String each : CHINESE) {
            if (text.strip().endsWith(each) && text.strip().length() > each.length()) {
                form = each.startsWith("股份") ? STOCK : LIMITED;
                text = text.strip().substring(0, text.strip().length() - each.length());
                break;
            }
        }
        List<String> words = new ArrayList<>();
        for (String word : Letters.plain(text).split(" ")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        boolean isFound = true;
        while (isFound) {
            isFound = false;
            for (int count = Math.min(LONGEST, words.size() - 1); count > 0 && !isFound; count--) {
                List<String> end = words.subList(words.size() - count, words.size());
                String found = FORMS.get(String.join(" ", end));
                if (found != null) {
                    form = form.isEmpty() ? found : form;
                    words = new ArrayList<>(words.subList(0, words.size() - count));
                    isFound = true;
                }
            }
        }
        return new Named(words, form);
    }
}
