package org.kontor.tests.posting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kontor.api.Draft;
import org.kontor.api.Drafts;
import org.kontor.api.Records;
import org.kontor.api.Row;

/** Works out a document's amounts: lines rounded one by one, taxes once for each rate, halves away from zero. */
final class Totals {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Totals() {}

    static void workOut(Drafts drafts) {
        for (Draft draft : drafts) {
            boolean isAnother = draft.before().isEmpty()
                    || draft.changes(Document.LINES)
                    || draft.changes(Document.DISCOUNT)
                    || draft.changes(Document.TAX_INCLUDED);
            if (isAnother) {
                draft.set(Document.TAXES.to(taxes(draft, drafts.records())));
            }
        }
    }

    private static List<Row> taxes(Draft draft, Records records) {
        Map<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        for (Draft line : draft.parts(Document.LINES)) {
            BigDecimal amount = cents(line.get(Line.QUANTITY).multiply(line.get(Line.PRICE)));
            line.set(Line.AMOUNT.to(amount));
            byRate.merge(line.get(Line.RATE), amount, BigDecimal::add);
        }
        boolean isIncluded = draft.find(Document.TAX_INCLUDED).orElse(false);
        BigDecimal discount = draft.find(Document.DISCOUNT).orElse(BigDecimal.ZERO);
        List<Row> taxes = new ArrayList<>();
        byRate.forEach((rate, amount) -> taxes.add(tax(records, rate, amount, discount, isIncluded)));
        return taxes;
    }

    private static Row tax(
            Records records, BigDecimal rate, BigDecimal amount, BigDecimal percent, boolean isIncluded) {
        BigDecimal discount = cents(amount.multiply(percent).divide(HUNDRED));
        BigDecimal promised = amount.subtract(discount);
        BigDecimal basis =
                isIncluded ? promised.multiply(HUNDRED).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP) : promised;
        BigDecimal tax = cents(basis.multiply(rate).divide(HUNDRED));
        BigDecimal rounding = isIncluded ? promised.subtract(basis).subtract(tax) : BigDecimal.ZERO;
        return records.part(
                Tax.NAME,
                Tax.RATE.to(rate),
                Tax.DISCOUNT.to(discount),
                Tax.BASIS.to(basis),
                Tax.AMOUNT.to(tax),
                Tax.ROUNDING.to(rounding),
                Tax.DUE.to(basis.add(tax).add(rounding)));
    }

    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
