import { describe, expect, it } from 'vitest';
import { loadQuickWords } from './quick-words.files';
import { understand, withLearned, type QuickBook } from './understand';

const words = loadQuickWords('config');

/** A Sunday. */
const book: QuickBook = {
  today: '2026-11-22',
  currency: 'INR',
  accounts: [
    { id: 'cash', name: 'Cash', kind: 'cash', currency: 'INR' },
    { id: 'hdfc', name: 'HDFC savings', kind: 'bank', currency: 'INR' },
    { id: 'sbi', name: 'SBI', kind: 'bank', currency: 'INR' },
    { id: 'visa', name: 'Visa Credit Card', kind: 'card', currency: 'INR' },
    { id: 'paytm', name: 'Paytm', kind: 'wallet', currency: 'INR' },
    { id: 'usd', name: 'Travel card', kind: 'card', currency: 'USD' },
  ],
  categories: [
    { id: 'food', name: 'Food', kind: 'expense', parentId: null },
    { id: 'grocery', name: 'Groceries', kind: 'expense', parentId: 'food' },
    { id: 'rent', name: 'Rent', kind: 'expense', parentId: null },
    { id: 'fuel', name: 'Fuel & Petrol', kind: 'expense', parentId: null },
    { id: 'kirana', name: 'किराना', kind: 'expense', parentId: null },
    { id: 'salary', name: 'Salary', kind: 'income', parentId: null },
    { id: 'other-in', name: 'Other', kind: 'income', parentId: null },
    { id: 'other-out', name: 'Other', kind: 'expense', parentId: null },
  ],
  payees: ['Swiggy', 'Big Bazaar', 'राजू दूधवाला', 'Uber'],
};

/** type amount date, then what else was understood: @account >to /category *payee "note" #tag */
function brief(line: string): string {
  const { draft, missing } = understand(line, book, words);
  const parts = [
    draft.type,
    draft.amount === null
      ? '-'
      : draft.amount.amount + (draft.amount.currency === 'INR' ? '' : draft.amount.currency),
    draft.date.slice(5),
    ...(draft.date.startsWith('2026') ? [] : [draft.date.slice(0, 4)]),
    ...(draft.accountId === null ? [] : [`@${draft.accountId}`]),
    ...(draft.toAccountId === null ? [] : [`>${draft.toAccountId}`]),
    ...(draft.categoryId === null ? [] : [`/${draft.categoryId}`]),
    ...(draft.payee === null ? [] : [`*${draft.payee}`]),
    ...(draft.note === null ? [] : [`"${draft.note}"`]),
    ...draft.tags.map((tag) => `#${tag}`),
    ...missing.map((field) => `!${field}`),
  ];
  return parts.join(' ');
}

const PHRASES: readonly [string, string][] = [
  // Those that the issue names.
  ['250 lunch swiggy yesterday #team', 'expense 250 11-21 *Swiggy "lunch" #team'],
  ['kal auto 120', 'expense 120 11-21 "auto"'],
  ['parso petrol 1.2k card se', 'expense 1200 11-20 @visa /fuel'],
  ['salary 85000 on 1st', 'income 85000 11-01 /salary'],
  ['1.5 lakh rent', 'expense 150000 11-22 /rent'],
  ['120+80 chai', 'expense 200 11-22 "chai"'],
  // Amounts.
  ['milk 60', 'expense 60 11-22 "milk"'],
  ['60 milk', 'expense 60 11-22 "milk"'],
  ['rs 250 books', 'expense 250 11-22 "books"'],
  ['rs.250 books', 'expense 250 11-22 "books"'],
  ['₹250 books', 'expense 250 11-22 "books"'],
  ['books 250rs', 'expense 250 11-22 "books"'],
  ['books 250/-', 'expense 250 11-22 "books"'],
  ['books 250 rupees', 'expense 250 11-22 "books"'],
  ['1,25,000 car', 'expense 125000 11-22 "car"'],
  ['12,500.50 tv repair', 'expense 12500.5 11-22 "tv repair"'],
  ['2 coffee 180', 'expense 180 11-22 "2 coffee"'],
  ['2 samosa ₹40 for 12 people', 'expense 40 11-22 "2 samosa for 12 people"'],
  ['2.5k shoes', 'expense 2500 11-22 "shoes"'],
  ['shoes 2.5 k', 'expense 2500 11-22 "shoes"'],
  ['flat 1.2 crore', 'expense 12000000 11-22 "flat"'],
  ['2 lac gold', 'expense 200000 11-22 "gold"'],
  ['1 lakh 20 thousand bike', 'expense 120000 11-22 "bike"'],
  ['100 + 50 + 25.50 snacks', 'expense 175.5 11-22 "snacks"'],
  ['1k+200 gift', 'expense 1200 11-22 "gift"'],
  ['coffee $4.50', 'expense 4.5USD 11-22 "coffee"'],
  ['20 euro museum', 'expense 20EUR 11-22 "museum"'],
  ['five hundred donation', 'expense 500 11-22 "donation"'],
  ['lunch', 'expense - 11-22 "lunch" !amount'],
  ['', 'expense - 11-22 !amount'],
  // Days.
  ['90 bus today', 'expense 90 11-22 "bus"'],
  ['90 bus day before yesterday', 'expense 90 11-20 "bus"'],
  ['90 bus last friday', 'expense 90 11-20 "bus"'],
  ['90 bus on friday', 'expense 90 11-20 "bus"'],
  ['90 bus on fri', 'expense 90 11-20 "bus"'],
  ['90 bus last sunday', 'expense 90 11-15 "bus"'],
  ['90 bus sunday', 'expense 90 11-22 "bus"'],
  ['90 sun cream', 'expense 90 11-22 "sun cream"'],
  ['90 bus 5 nov', 'expense 90 11-05 "bus"'],
  ['90 bus on nov 5', 'expense 90 11-05 "bus"'],
  ['90 bus 5th november 2025', 'expense 90 11-05 2025 "bus"'],
  ['90 bus 24 dec', 'expense 90 12-24 2025 "bus"'],
  ['90 bus 05/11', 'expense 90 11-05 "bus"'],
  ['90 bus 5/11/25', 'expense 90 11-05 2025 "bus"'],
  ['90 bus 2026-10-31', 'expense 90 10-31 "bus"'],
  ['90 bus on 25th', 'expense 90 10-25 "bus"'],
  ['90 bus 3 days ago', 'expense 90 11-19 "bus"'],
  ['90 bus last week', 'expense 90 11-15 "bus"'],
  // Accounts.
  ['lunch 200 cash', 'expense 200 11-22 @cash "lunch"'],
  ['lunch 200 by card', 'expense 200 11-22 @visa "lunch"'],
  ['lunch 200 via upi', 'expense 200 11-22 @paytm "lunch"'],
  ['lunch 200 from hdfc', 'expense 200 11-22 @hdfc "lunch"'],
  ['lunch 200 using hdfc savings', 'expense 200 11-22 @hdfc "lunch"'],
  ['museum 20 travel card', 'expense 20USD 11-22 @usd "museum"'],
  // Transfers.
  ['transfer 5000 from hdfc to sbi', 'transfer 5000 11-22 @hdfc >sbi'],
  ['transfer 5000 hdfc to paytm yesterday', 'transfer 5000 11-21 @hdfc >paytm'],
  ['5000 hdfc to cash', 'transfer 5000 11-22 @hdfc >cash'],
  ['move 2k to paytm', 'transfer 2000 11-22 >paytm'],
  ['2k to paytm', 'transfer 2000 11-22 >paytm'],
  ['transfer 2k from sbi', 'transfer 2000 11-22 @sbi !toAccountId'],
  ['hdfc se sbi mein 3000 transfer', 'transfer 3000 11-22 @hdfc >sbi'],
  ['sbi ko 3000 hdfc se', 'transfer 3000 11-22 @hdfc >sbi'],
  // Income.
  ['received 500 from ravi', 'income 500 11-22 "ravi"'],
  ['got 1200 refund', 'income 1200 11-22 "refund"'],
  ['bonus 25k hdfc', 'income 25000 11-22 @hdfc "bonus"'],
  ['interest 312.50 sbi', 'income 312.5 11-22 @sbi "interest"'],
  ['salary paid to maid 3000', 'expense 3000 11-22 "salary to maid"'],
  // Names of the book.
  ['groceries 1200 big bazaar', 'expense 1200 11-22 /grocery *Big Bazaar'],
  ['uber 350 food', 'expense 350 11-22 /food *Uber'],
  ['other 100', 'expense 100 11-22 /other-out'],
  ['received other 100', 'income 100 11-22 /other-in'],
  ['spent 300 on petrol', 'expense 300 11-22 /fuel'],
  ['#trip #goa hotel 4500', 'expense 4500 11-22 "hotel" #trip #goa'],
  // Hindi in Latin letters.
  ['aaj doodh 60', 'expense 60 11-22 "doodh"'],
  ['kal raat khana 450 cash se', 'expense 450 11-21 @cash "khana"'],
  ['sabzi 2 sau', 'expense 200 11-22 "sabzi"'],
  ['do hazaar paanch sau bijli', 'expense 2500 11-22 "bijli"'],
  ['dhai sau rickshaw', 'expense 250 11-22 "rickshaw"'],
  ['dedh lakh shaadi', 'expense 150000 11-22 "shaadi"'],
  ['chai pachas rupaye', 'expense 50 11-22 "chai"'],
  ['3 hazaar rent diya', 'expense 3000 11-22 /rent'],
  ['tankhwah 45000 mili 1 tarikh', 'income 45000 11-01 "tankhwah"'],
  ['somvar ko auto 80', 'expense 80 11-16 "auto"'],
  ['2 din pehle dawai 340', 'expense 340 11-20 "dawai"'],
  ['narso film 600 upi se', 'expense 600 11-19 @paytm "film"'],
  ['bhai se 500 mile', 'income 500 11-22 "bhai"'],
  ['pichhle shukravar petrol 900 card se', 'expense 900 11-20 @visa /fuel'],
  // Hindi in Devanagari.
  ['कल ऑटो 120', 'expense 120 11-21 "ऑटो"'],
  ['परसों पेट्रोल 1.2k कार्ड से', 'expense 1200 11-20 @visa "पेट्रोल"'],
  ['आज किराना ८५० नकद', 'expense 850 11-22 @cash /kirana'],
  ['चाय बीस रुपये', 'expense 20 11-22 "चाय"'],
  ['दो हज़ार बिजली का बिल', 'expense 2000 11-22 "बिजली का बिल"'],
  ['वेतन 50000 मिला', 'income 50000 11-22 "वेतन"'],
  ['राजू दूधवाला 600', 'expense 600 11-22 *राजू दूधवाला'],
  ['डेढ़ लाख गाड़ी', 'expense 150000 11-22 "गाड़ी"'],
  ['रविवार सब्जी 150', 'expense 150 11-22 "सब्जी"'],
  // Mixed.
  ['kal swiggy se lunch 320 #office', 'expense 320 11-21 *Swiggy "lunch" #office'],
  ['कल uber 240 card se', 'expense 240 11-21 @visa *Uber'],
  ['grocery ke liye 1.5k diya hdfc se', 'expense 1500 11-22 @hdfc "grocery"'],
  ['yesterday doodh 60 aur bread 40', 'expense 60 11-21 "doodh aur bread 40"'],
  ['5 nov ko shopping 2 hazaar upi se', 'expense 2000 11-05 @paytm "shopping"'],
];

describe('quick entry', () => {
  it('knows eighty phrases and more', () => expect(PHRASES.length).toBeGreaterThanOrEqual(80));

  it.each(PHRASES)('%s', (line, expected) => {
    expect(brief(line)).toBe(expected);
  });

  it('says which words gave which field', () => {
    expect(understand('parso petrol 1.2k card se', book, words).understood).toEqual([
      { field: 'date', text: 'parso' },
      { field: 'category', text: 'petrol' },
      { field: 'amount', text: '1.2k' },
      { field: 'account', text: 'card se' },
    ]);
  });

  describe('a payee that is called like a category', () => {
    const known = { ...book, payees: [...book.payees, 'Petrol', 'Petrol Pump'] };

    it('says the category too: a longer history is no worse', () => {
      const { draft, understood } = understand('350 petrol', known, words);
      expect(draft).toMatchObject({ payee: 'Petrol', categoryId: 'fuel' });
      expect(understood).toContainEqual({ field: 'category', text: 'petrol' });
    });

    it('says nothing of it where another word does, or only a part of its name is the same', () => {
      expect(understand('350 petrol food', known, words).draft.categoryId).toBe('food');
      expect(understand('350 petrol pump', known, words).draft).toMatchObject({
        payee: 'Petrol Pump',
        categoryId: null,
      });
      expect(understand('350 petrol received', known, words).draft.categoryId).toBeNull();
    });

    it('is in what it was in last', () => {
      const result = withLearned(understand('350 petrol', known, words), 'rent');
      expect(result.draft.categoryId).toBe('rent');
      expect(result.understood.filter(({ field }) => field === 'category')).toEqual([
        { field: 'category', text: 'petrol' },
      ]);
    });
  });
});
