import { describe, expect, it } from 'vitest';
import { loadRecognition } from '../layouts.files';
import { brief, readStatement } from '../statement.fixtures';

const recognition = loadRecognition('config');

function read(text: string, owner: string | null = null) {
  const { guess, rows } = readStatement(new TextEncoder().encode(text), recognition, owner);
  return { guess, rows: rows.map((row) => (row.kind === 'draft' ? { ...row.draft } : row)) };
}

describe('costs that people share', () => {
  const FILE = `Date,Description,Category,Cost,Currency,Asha Rao,Bela Iyer,Chitra
2024-11-02,Cabin weekend,Hotel,5400.00,INR,3600.00,-1800.00,-1800.00
2024-11-03,Dinner,Dining out,1260.00,INR,-630.00,630.00,0.00
2024-11-05,Their taxi,Taxi,380.00,INR,0.00,190.00,-190.00
2024-11-06,Two paid,Groceries,900.00,INR,100.00,200.00,-300.00
2024-11-09,Asha R. paid Bela I.,Payment,500.00,INR,500.00,-500.00,0.00

2024-11-30,Total balance, , ,INR,3570.00,-1480.00,-2290.00
`;
  const said = (owner: string): unknown[] =>
    read(FILE, owner).rows.map((row) => ('amount' in row ? row.amount : row.reason));

  it('are imported with the share of the one who imports them', () => {
    expect(said('asha rao')).toEqual(['1800', '630', 'not-shared', 'share-not-known', 'settlement', 'total']);
    expect(said('Bela')).toEqual(['1800', '630', '190', 'share-not-known', 'settlement', 'total']);
    expect(read(FILE, 'Asha Rao').guess.mapping.columns.share).toBe(5);
  });

  it('are taken whole, with a warning, where no column has the name', () => {
    const { guess, rows } = read(FILE, 'Dilip');
    expect(guess.warnings.map(({ code }) => code)).toContain('share-column-unknown');
    expect(rows[0]).toMatchObject({ amount: '5400', account: 'Splitwise' });
  });
});

describe('transfers of two rows', () => {
  const HEADER = 'Account,Date,Payee,Notes,Category,Amount,Split_Amount,Cleared';

  it.each([
    ['Transfer: Savings', 'Transfer: Checking'],
    ['Checking : Savings', 'Savings : Checking'],
    ['Savings', 'Checking'],
  ])('become one when the payee says %s', (out, back) => {
    const { rows } = read(`${HEADER}
Checking,2024-02-03,Corner Cafe,latte,Dining,-4.50,0,Cleared
Checking,2024-02-05,${out},,,-200.00,0,Cleared
Savings,2024-02-05,${back},,,200.00,0,Cleared
Savings,2024-02-11,Interest,,Income,3.15,0,Not cleared
`);
    const transfer = {
      type: 'transfer',
      account: 'Checking',
      toAccount: 'Savings',
      amount: '200',
      payee: '',
    };
    expect(rows).toMatchObject([
      { type: 'expense', payee: 'Corner Cafe' },
      { ...transfer, mirror: false },
      { ...transfer, mirror: true },
      { type: 'income', account: 'Savings' },
    ]);
  });

  it('are payments where the payee is only called like an account', () => {
    const { rows } = read(`${HEADER}
Checking,2024-02-05,Savings,,Dining,-200.00,0,Cleared
Savings,2024-02-11,Interest,,Income,3.15,0,Not cleared
`);
    expect(rows[0]).toMatchObject({ type: 'expense', payee: 'Savings' });
  });
});

describe('a second amount', () => {
  it('is what arrives in the other currency, and one’s own of an income', () => {
    const { rows } =
      read(`ID,Status,Direction,"Created on","Finished on","Source fee amount","Source fee currency","Target fee amount","Target fee currency","Source name","Source amount (after fees)","Source currency","Target name","Target amount (after fees)","Target currency","Exchange rate",Reference,Batch
TRANSFER-1,COMPLETED,OUT,"2024-02-03 10:11:12","2024-02-03 12:00:00",1.20,GBP,,,"A Rao",98.80,GBP,"Meera Iyer",10350.00,INR,104.757,rent,
CARD-2,COMPLETED,OUT,"2024-02-05 09:00:00","2024-02-05 09:00:00",0.00,EUR,,,"A Rao",12.30,EUR,"Ecke Markt",12.30,EUR,1.0,,
TRANSFER-3,COMPLETED,IN,"2024-02-07 09:00:00","2024-02-07 09:00:00",,,,,"Acme GmbH",1000.00,USD,"A Rao",920.00,EUR,0.92,salary,
BALANCE-4,COMPLETED,NEUTRAL,"2024-02-09 09:00:00","2024-02-09 09:00:00",0.50,GBP,,,"A Rao",100.00,GBP,"A Rao",116.40,EUR,1.164,,
TRANSFER-5,CANCELLED,OUT,"2024-02-10 10:11:12","",1.20,GBP,,,"A Rao",98.80,GBP,"Meera Iyer",10350.00,INR,104.757,rent,
`);
    expect(rows).toMatchObject([
      { type: 'expense', amount: '100', currency: 'GBP', payee: 'Meera Iyer', account: 'Wise' },
      { type: 'expense', amount: '12.3', currency: 'EUR', payee: 'Ecke Markt' },
      { type: 'income', amount: '920', currency: 'EUR', payee: 'Acme GmbH' },
      { type: 'transfer', currency: 'GBP', toAccount: 'Wise', toAmount: '116.4', toCurrency: 'EUR' },
      { kind: 'ignored', reason: 'not-completed' },
    ]);
  });

  it('is found by its header where no layout is known', () => {
    const { rows } =
      read(`Date,Type,From account,Source amount,Source currency,To account,Target amount,Target currency,Description
2024-02-03,Transfer,Lake Bank,100.00,USD,Rupee Bank,"8,300.00",INR,home
2024-02-05,Transfer,Lake Bank,50.00,USD,Savings,50.00,USD,aside
2024-02-07,Expense,Lake Bank,12.00,USD,,,,lunch
`);
    expect(rows).toMatchObject([
      {
        type: 'transfer',
        account: 'Lake Bank',
        amount: '100',
        currency: 'USD',
        toAccount: 'Rupee Bank',
        toAmount: '8300',
        toCurrency: 'INR',
      },
      { type: 'transfer', toAmount: '50', toCurrency: 'USD' },
      { type: 'expense', amount: '12', currency: 'USD' },
    ]);
  });

  it('of a tracker is said of transfers alone', () => {
    const { rows } =
      read(`Time,Timezone,Type,Category,Sub Category,Account,Account Currency,Amount,Account2,Account2 Currency,Account2 Amount,Geographic Location,Tags,Description
2024-03-01 09:30:00,+05:30,Expense,Food,Breakfast,Wallet,INR,85.00,,,,,,Idli
2024-03-02 11:00:00,+05:30,Transfer,General,Bank,Bank,INR,1000.00,Travel,USD,12.05,,,
`);
    expect(brief({ kind: 'draft', draft: rows[0] as never })).toContain('expense | 85 | INR');
    expect(rows[0]).not.toHaveProperty('toAmount');
    expect(rows[1]).toMatchObject({ toAccount: 'Travel', toAmount: '12.05', toCurrency: 'USD' });
  });
});
