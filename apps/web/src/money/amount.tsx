import { useLocale } from '../app/formats';
import classes from './amount.module.css';
import { amountParts, type MoneyWords } from './format';

interface AmountProps {
  money: MoneyWords;
  /** Say plus as well as minus, where the direction matters. */
  signed?: boolean;
  strong?: boolean;
}

/** Money: tabular numerals, minor units lighter, grouped as the locale does. */
export function Amount(props: AmountProps) {
  const locale = useLocale();
  return <AmountText locale={locale} {...props} />;
}

/** The same where many are drawn by one that knows the locale. */
export function AmountText({
  locale,
  money,
  signed = false,
  strong = false,
}: AmountProps & { locale: string }) {
  const parts = amountParts(locale, money, signed ? 'exceptZero' : 'negative');
  return (
    <span className={classes.amount} data-strong={strong || undefined}>
      {parts.main}
      {parts.minor && <span className={classes.minor}>{parts.minor}</span>}
      {parts.after}
    </span>
  );
}
