import type { PeriodKind } from '@hisaab/kernel';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './picture-list.module.css';

const KINDS = ['weekly', 'monthly', 'yearly'] as const;

/** The overview of the week, month or year around the same day. */
export function PeriodLinks({ here, date }: { here: PeriodKind; date: string }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('reports.period')}>
      <ul className={classes.links}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <Link
              to={`/reports/${kind}?date=${date}`}
              className={classes.link}
              aria-current={kind === here ? 'page' : undefined}
            >
              {t(`reports.${kind}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
