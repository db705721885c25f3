/** What the accounts of the ledger are called in files, in any language of the product. */
import { plain } from '#platform/values/text.ts'
import { type AccountKind, accountKinds } from './ledger.ts'

const called: Readonly<Record<AccountKind, string>> = {
  receivable: 'creance | vordering | forderung | deudor | owed by | debiteur',
  credit: 'avoir | tegoed | guthaben | saldo a favor | owed to',
  advance: 'avance | voorschot | vorschuss | anticipo | lent',
  payable: 'dette fournisseur | schuld | verbindlichkeit | por pagar | owed to a provider',
  bank: 'banque | bank | bank account | banco | compte bancaire',
  round: 'tour | ronde | runde | ronda | tour de financement',
  work: 'travail | werk | arbeit | trabajo | hours done',
  dues: 'cotisations | ledenbijdragen | beitrage | cuotas | bijdragen',
  vat: 'tva | btw | mwst | iva | umsatzsteuer',
  fees: 'frais | kosten | gebuhren | comisiones | bank charges',
  reserve: 'reserve | rucklage | reserva',
  exchange: 'change | wisselkoers | wechselkurs | cambio | exchange differences',
  opening: 'ouverture | opening balance | eroffnung | apertura | report a nouveau',
}

const kinds = Object.keys(accountKinds) as AccountKind[]

/** The account that a word of a file means; null: none. */
export function accountCalled(word: string): AccountKind | null {
  const meant = plain(word)
  return kinds.find((kind) => kind === meant || called[kind].split(' | ').includes(meant)) ?? null
}
