import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { loadRecognition } from '../layouts.files';
import { readStatement } from '../statement.fixtures';

/** Shapes of files that have no layout here, as banks and trackers of several countries write them; made-up rows. */
const SHAPES: Record<
  string,
  { text: string; encoding?: string; rows: string[]; has?: Record<string, string> }
> = {
  'a card statement that marks only credits': {
    text: `Card Number,4000XXXXXXXX0001
Date,Sr.No.,Transaction Details,Reward Point Header,Intl.Amount,Amount(in Rs),BillingAmountSign
"03/02/2024","9000000001","LAKE GROCERS PUNE","10","0","1,250.00",""
"08/02/2024","9000000002","PAYMENT RECEIVED","0","0","5,000.00","CR"
"11/02/2024","9000000003","BOOK HOUSE","2","0","300.00",""`,
    rows: ['2024-02-03 expense 1250', '2024-02-08 income 5000', '2024-02-11 expense 300'],
  },
  'amount beside money out and in': {
    text: `Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Money Out,Money In
tx_1,13/01/2024,08:15:00,Card payment,Corner Cafe,,Eating out,-3.40,GBP,-3.40,GBP,,-3.40,
tx_2,15/01/2024,09:00:00,Faster payment,Acme Ltd,,Income,1500.00,GBP,1500.00,GBP,pay,,1500.00
tx_3,16/01/2024,18:40:12,Card payment,Book Shop,,Shopping,-12.99,GBP,-15.00,EUR,,-12.99,`,
    rows: ['2024-01-13 expense 3.4', '2024-01-15 income 1500', '2024-01-16 expense 12.99'],
    has: { payee: 'Corner Cafe', currency: 'GBP', time: '08:15:00', category: 'Eating out' },
  },
  'a German giro account in Windows-1252': {
    encoding: 'win1252',
    text: `Umsatzanzeige;Datei erstellt am: 04.03.2024 10:11

IBAN;DE00 1000 0000 0000 0000 01
Zeitraum;01.02.2024 - 29.02.2024
Saldo;1.234,56;EUR

Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Kategorie;Verwendungszweck;Saldo;Währung;Betrag;Währung
28.02.2024;28.02.2024;Bäckerei Süß;Lastschrift;Essen;Brötchen;1.234,56;EUR;-4,80;EUR
05.02.2024;05.02.2024;Muster GmbH;Gehalt;Einkommen;Gehalt Februar;1.239,36;EUR;1.000,00;EUR
02.02.2024;02.02.2024;Vermieter;Dauerauftrag;Wohnen;Miete;239,36;EUR;-1.650,00;EUR`,
    rows: ['2024-02-28 expense 4.8', '2024-02-05 income 1000', '2024-02-02 expense 1650'],
    has: { payee: 'Bäckerei Süß', currency: 'EUR' },
  },
  'a German savings bank with short years': {
    encoding: 'win1252',
    text: `"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"
"DE0010";"13.03.24";"13.03.24";"KARTENZAHLUNG";"Einkauf";"MARKT AM ECK";"DE0020";"XX";"-23,99";"EUR";"Umsatz gebucht"
"DE0010";"01.03.24";"01.03.24";"LOHN GEHALT";"Lohn";"MUSTER AG";"DE0030";"XX";"2100,00";"EUR";"Umsatz gebucht"`,
    rows: ['2024-03-13 expense 23.99', '2024-03-01 income 2100'],
    has: { payee: 'MARKT AM ECK' },
  },
  'amounts with the sign of the euro': {
    text: `"Girokonto";"DE0010"
""
"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"Umsatztyp";"IBAN";"Betrag (€)";"Kundenreferenz"
"12.01.24";"12.01.24";"Gebucht";"A Muster";"Kiosk";"Zeitung";"Ausgang";"DE0020";"-3,20 €";""
"02.01.24";"02.01.24";"Gebucht";"Muster AG";"A Muster";"Gehalt";"Eingang";"DE0030";"2.345,67 €";""`,
    rows: ['2024-01-12 expense 3.2', '2024-01-02 income 2345.67'],
  },
  'a French account with debit and credit': {
    encoding: 'win1252',
    text: `Téléchargement du 05/03/2024;

Date;Libellé;Débit euros;Crédit euros;
"04/03/2024";"PAIEMENT CARTE EPICERIE";"12,30";"";
"28/02/2024";"VIREMENT SALAIRE";"";"1 850,00";`,
    rows: ['2024-03-04 expense 12.3', '2024-02-28 income 1850'],
  },
  'a Dutch account with a word for the direction': {
    text: `"Date";"Name / Description";"Account";"Counterparty";"Code";"Debit/credit";"Amount (EUR)";"Transaction type";"Notifications"
"20240305";"Albert Markt";"NL00BANK0100";"";"BA";"Debit";"23,45";"Payment terminal";"Pas 1"
"20240301";"Werkgever BV";"NL00BANK0100";"NL00";"OV";"Credit";"1900,00";"Transfer";"Salaris"`,
    rows: ['2024-03-05 expense 23.45', '2024-03-01 income 1900'],
    has: { account: 'NL00BANK0100' },
  },
  'an American card with debit and credit': {
    text: `Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit
2024-03-02,2024-03-03,1234,LAKE GAS,Gas/Automotive,40.10,
2024-03-05,2024-03-05,1234,CAPITAL PAYMENT,Payment/Credit,,120.00`,
    rows: ['2024-03-02 expense 40.1', '2024-03-05 income 120'],
  },
  'an American card with purchases as positive amounts': {
    text: `Trans. Date,Post Date,Description,Amount,Category
02/25/2024,02/25/2024,"LAKE MARKET",31.20,"Supermarkets"
02/20/2024,02/21/2024,"NOODLE BAR",18.00,"Restaurants"
02/15/2024,02/15/2024,"INTERNET PAYMENT - THANK YOU",-250.00,"Payments and Credits"
02/11/2024,02/12/2024,"BOOKS",12.00,"Merchandise"`,
    rows: [
      '2024-02-25 expense 31.2',
      '2024-02-20 expense 18',
      '2024-02-15 income 250',
      '2024-02-11 expense 12',
    ],
  },
  'an American account without a header': {
    text: `"01/31/2024","-45.00","*","","LAKE UTILITIES 0124"
"01/15/2024","1800.00","*","","ACME PAYROLL"
"01/02/2024","-900.00","*","1023","CHECK"`,
    rows: ['2024-01-31 expense 45', '2024-01-15 income 1800', '2024-01-02 expense 900'],
  },
  'an Australian account without a header, with a balance': {
    text: `13/02/2024,"-25.00","CARD LAKE CAFE","+975.00"
12/02/2024,"-100.00","ATM","+1000.00"
10/02/2024,"+500.00","PAY ACME","+1100.00"
09/02/2024,"-10.00","BUS","+600.00"`,
    rows: [
      '2024-02-13 expense 25',
      '2024-02-12 expense 100',
      '2024-02-10 income 500',
      '2024-02-09 expense 10',
    ],
  },
  'a tracker with wallets and labels': {
    text: `Date,Wallet,Type,Category name,Amount,Currency,Note,Labels,Author
2024-02-10T10:00:00+00:00,Cash,Expense,Groceries,-250.50,INR,veg,"home,food",A
2024-02-01T10:00:00+00:00,Bank,Income,Salary,40000.00,INR,,,A`,
    rows: ['2024-02-10 expense 250.5', '2024-02-01 income 40000'],
    has: { account: 'Cash', category: 'Groceries', currency: 'INR' },
  },
  'a tracker with two columns and zeros': {
    text: `"Date","Account","Category","Tags","Expense amount","Income amount","Currency","In main currency","Main currency","Description"
"2/14/24","Cash","Food & Drinks","lunch","180.00","0","INR","-180.00","INR","thali"
"2/1/24","Bank","Salary","","0","52,000.00","INR","52,000.00","INR",""
"2/20/24","Cash","Transport","","60.00","0","INR","-60.00","INR","auto"`,
    rows: ['2024-02-14 expense 180', '2024-02-01 income 52000', '2024-02-20 expense 60'],
    has: { account: 'Cash', category: 'Food & Drinks' },
  },
  'a tracker that calls both sides a transfer': {
    text: `"Type","Date","Title","Amount","Currency","Category Group Name","Category","Account","Notes","Status"
"Expense","2024-02-14 12:00:00","Thali","-180.00","INR","Food","Lunch","Cash","",""
"Transfer","2024-02-10 12:00:00","To savings","-5000.00","INR","(Transfer)","(Transfer)","Bank","",""
"Transfer","2024-02-10 12:00:00","To savings","5000.00","INR","(Transfer)","(Transfer)","Savings","",""
"Income","2024-02-01 12:00:00","Pay","52000.00","INR","Job","Salary","Bank","",""`,
    rows: [
      '2024-02-14 expense 180',
      '2024-02-10 expense 5000',
      '2024-02-10 income 5000',
      '2024-02-01 income 52000',
    ],
  },
  'a tracker with flags for expense and income': {
    text: `Date,Time,Place,Amount,Dr/Cr,Account,Expense,Income,Category,Tags,Note
14-02-24,09:15 AM,Corner Kirana,120.00,DR,Cash,Yes,No,Groceries,,milk
15-02-24,07:45 PM,Acme,25000.00,CR,HDFC,No,Yes,Salary,,`,
    rows: ['2024-02-14 expense 120', '2024-02-15 income 25000'],
    has: { account: 'Cash', category: 'Groceries', time: '09:15:00' },
  },
  'a Hindi sheet': {
    text: `दिनांक,विवरण,खर्च,आय,श्रेणी
14-02-2024,दूध,60,,किराना
15-02-2024,वेतन,,25000,वेतन
16-02-2024,ऑटो,80,,यात्रा`,
    rows: ['2024-02-14 expense 60', '2024-02-15 income 25000', '2024-02-16 expense 80'],
    has: { category: 'किराना' },
  },
  'a hand-made list of expenses': {
    text: `When,What,How much,Who paid
1 Feb 2024,Groceries,"1,250",Asha
3 Feb 2024,Petrol,500,Ravi
4 Feb 2024,Movie,700,Asha
Total,,"2,450",`,
    rows: ['2024-02-01 expense 1250', '2024-02-03 expense 500', '2024-02-04 expense 700'],
  },
  'a wallet with signs and currency before the amount': {
    text: `Date & Time\tTransaction Details\tOther Transaction Details (UPI ID or A/c No)\tYour Account\tAmount\tUPI Ref No.\tOrder ID\tRemarks\tTags\tComment
14/02/2024 20:13:11\tPaid to Corner Kirana\tkirana@okbank\tLake Bank - 01\t- Rs.150\t404500000001\t\t\t#Groceries\t
12/02/2024 09:02:00\tReceived from Meera\tmeera@okbank\tLake Bank - 01\t+ Rs.2,500\t404300000002\t\tthanks\t#Money Received\t`,
    rows: ['2024-02-14 expense 150', '2024-02-12 income 2500'],
    has: { account: 'Lake Bank - 01', currency: 'INR' },
  },
  'a statement with brackets, grouped in lakhs, and a running balance': {
    text: `Statement Period: 01-Apr-2024 to 30-Apr-2024
Txn Date | Value Date | Particulars | Amount (INR) | Balance (INR)
05-Apr-2024 | 05-Apr-2024 | SALARY | 1,25,000.00 | 2,00,000.00
09-Apr-2024 | 09-Apr-2024 | RENT | (30,000.00) | 1,70,000.00
11-Apr-2024 | 11-Apr-2024 | GROCERY | (2,450.75) | 1,67,549.25`,
    rows: ['2024-04-05 income 125000', '2024-04-09 expense 30000', '2024-04-11 expense 2450.75'],
    has: { currency: 'INR' },
  },
};

const recognition = loadRecognition('config');

describe('shapes without a layout', () => {
  it.each(Object.entries(SHAPES))('%s', (_, shape) => {
    const bytes = iconv.encode(shape.text, shape.encoding ?? 'utf8');
    const { rows } = readStatement(bytes, { ...recognition, layouts: [] });
    const read = rows.filter((row) => row.kind !== 'ignored');
    expect(
      read.map((row) =>
        row.kind === 'draft' ? `${row.draft.date} ${row.draft.type} ${row.draft.amount}` : row.reason,
      ),
    ).toEqual(shape.rows);
    const [first] = read;
    if (first?.kind === 'draft') expect(first.draft).toMatchObject(shape.has ?? {});
  });
});
