/** SQL of invoices: issued ones are read and never changed; what stands on them about somebody is the latest word. */
import type { Language } from '#platform/action.ts'
import type { Db } from '#platform/database/connect.ts'
import { insertRows, rows, sql } from '#platform/database/sql.ts'
import { type ListDefinition, wordIn } from '#platform/lists/list.ts'
import type { Day, Instant } from '#platform/values/day.ts'
import type { AccountId, OrganisationId } from '#platform/values/ids.ts'
import type { Cents, Currency } from '#platform/values/money.ts'
import type { Billing, InvoiceKind, InvoiceLine, InvoiceParty, InvoiceSubject } from '../rules/invoice.ts'

export interface InvoiceRow {
  readonly id: string
  readonly kind: InvoiceKind
  readonly about: InvoiceSubject
  readonly subject: string | null
  readonly credits: string | null
  readonly sellerId: string
  readonly buyerId: string
  readonly year: number
  readonly seq: number
  readonly number: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly currency: Currency
  readonly language: Language
  readonly seller: InvoiceParty
  readonly buyer: InvoiceParty
  readonly net: Cents
  readonly vat: Cents
  readonly total: Cents
  readonly reference: string
  readonly reason: string | null
}

/** As it is read: with the number of what it credits, and of what credits it by how much. */
export interface KnownInvoice extends InvoiceRow {
  readonly creditsNumber: string | null
  readonly creditsIssuedOn: Day | null
  readonly creditedBy: string | null
  readonly creditedNet: Cents
  readonly creditedVat: Cents
}

const columns = sql`paper.id, paper.kind, paper.about, paper.subject_id as subject, paper.credits_id as credits,
  paper.seller_id as "sellerId", paper.buyer_id as "buyerId", paper.year, paper.seq, paper.number,
  paper.issued_on as "issuedOn", paper.due_on as "dueOn", paper.period_from as "periodFrom", paper.period_to as "periodTo",
  paper.currency, paper.language, paper.seller, paper.buyer, paper.net, paper.vat, paper.total, paper.reference, paper.reason,
  credited.number as "creditsNumber", credited.issued_on as "creditsIssuedOn", notes.numbers as "creditedBy",
  notes.net as "creditedNet", notes.vat as "creditedVat"`
/** What took a paper back, in the order of its numbers. */
const itsNotes = sql`lateral (select string_agg(note.number, ', ' order by note.year, note.seq) as numbers,
    coalesce(sum(note.net), 0)::bigint as net, coalesce(sum(note.vat), 0)::bigint as vat from funding.invoice as note
  where note.organisation_id = paper.organisation_id and note.credits_id = paper.id) as notes on true`
const tables = sql`from funding.invoice as paper
  left join funding.invoice as credited on credited.organisation_id = paper.organisation_id and credited.id = paper.credits_id
  left join ${itsNotes}`

export const invoicesById = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<KnownInvoice[]> =>
  rows(
    db,
    sql<KnownInvoice>`select ${columns} ${tables}
      where paper.organisation_id = ${community} and paper.id = any(${ids}::uuid[]) order by paper.seller_id, paper.year, paper.seq`,
  )

export interface StoredLine extends InvoiceLine {
  readonly invoice: string
}

export const linesOf = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<StoredLine[]> =>
  rows(
    db,
    sql<StoredLine>`select invoice_id as invoice, text, net, vat_kind as "vatKind", vat_bp as "vatBp", vat
      from funding.invoice_line where organisation_id = ${community} and invoice_id = any(${ids}::uuid[])
      order by invoice_id, place`,
  )

/** Who issued invoices, or holds the account of a round that still asks for money; and how many invoices of each ask for
 *  VAT without its number. */
export const sellersOf = (db: Db, community: OrganisationId): Promise<{ id: string; unnumbered: number }[]> =>
  rows(
    db,
    sql<{ id: string; unnumbered: number }>`with issued as (
        select paper.seller_id as id,
          count(*) filter (where paper.kind = 'invoice' and paper.vat > 0 and paper.seller ->> 'vatNumber' is null
            and note.id is null)::integer as unnumbered
        from funding.invoice as paper
          left join funding.invoice as note on note.organisation_id = paper.organisation_id and note.credits_id = paper.id
        where paper.organisation_id = ${community} group by paper.seller_id
      ), holding as (
        select distinct coalesce(round.holder_id, round.organisation_id) as id from funding.round
        where round.organisation_id = ${community}
          and round.state in ('draft', 'open', 'closing', 'called', 'collecting', 'secured', 'spending')
      )
      select id, coalesce(issued.unnumbered, 0) as unnumbered from issued full join holding using (id) order by id`,
  )

export async function writeInvoices(
  db: Db,
  community: OrganisationId,
  papers: readonly (InvoiceRow & { readonly search: string; readonly lines: readonly InvoiceLine[] })[],
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await insertRows(
    db,
    'funding.invoice',
    paperTypes,
    papers.map((one) => ({
      organisation_id: community,
      id: one.id,
      kind: one.kind,
      about: one.about,
      subject_id: one.subject,
      credits_id: one.credits,
      seller_id: one.sellerId,
      buyer_id: one.buyerId,
      year: one.year,
      seq: one.seq,
      number: one.number,
      issued_on: one.issuedOn,
      due_on: one.dueOn,
      period_from: one.periodFrom,
      period_to: one.periodTo,
      currency: one.currency,
      language: one.language,
      seller: one.seller,
      buyer: one.buyer,
      net: one.net,
      vat: one.vat,
      total: one.total,
      reference: one.reference,
      reason: one.reason,
      search: one.search,
      issued_at: at,
      issued_by: by,
    })),
  )
  await insertRows(
    db,
    'funding.invoice_line',
    lineTypes,
    papers.flatMap(({ id, lines }) =>
      lines.map((line, place) => ({
        organisation_id: community,
        invoice_id: id,
        place: place + 1,
        text: line.text,
        net: line.net,
        vat_kind: line.vatKind,
        vat_bp: line.vatBp,
        vat: line.vat,
      })),
    ),
  )
}

const paperTypes = {
  organisation_id: 'uuid',
  id: 'uuid',
  kind: 'text',
  about: 'text',
  subject_id: 'uuid',
  credits_id: 'uuid',
  seller_id: 'uuid',
  buyer_id: 'uuid',
  year: 'integer',
  seq: 'integer',
  number: 'text',
  issued_on: 'date',
  due_on: 'date',
  period_from: 'date',
  period_to: 'date',
  currency: 'text',
  language: 'text',
  seller: 'jsonb',
  buyer: 'jsonb',
  net: 'bigint',
  vat: 'bigint',
  total: 'bigint',
  reference: 'text',
  reason: 'text',
  search: 'text',
  issued_at: 'timestamptz',
  issued_by: 'uuid',
} as const
const lineTypes = {
  organisation_id: 'uuid',
  invoice_id: 'uuid',
  place: 'integer',
  text: 'text',
  net: 'bigint',
  vat_kind: 'text',
  vat_bp: 'integer',
  vat: 'bigint',
} as const

export interface BillingRow extends Billing {
  readonly participant: string
}

export const readBillings = (db: Db, community: OrganisationId, ids: readonly string[]): Promise<BillingRow[]> =>
  rows(
    db,
    sql<BillingRow>`select participant_id as participant, name, street, postcode, city, country, registration,
        vat_number as "vatNumber", vat_checked_on as "vatCheckedOn", vat_status as "vatStatus", exemption, iban, bic, phone,
        email, endpoint_scheme as "endpointScheme", endpoint
      from funding.billing where organisation_id = ${community} and participant_id = any(${ids}::uuid[]) order by participant_id`,
  )

export async function writeBilling(
  db: Db,
  community: OrganisationId,
  one: BillingRow,
  at: Instant,
  by: AccountId | null,
): Promise<void> {
  await sql`insert into funding.billing (organisation_id, participant_id, name, street, postcode, city, country, registration,
      vat_number, vat_checked_on, vat_status, exemption, iban, bic, phone, email, endpoint_scheme, endpoint, changed_at, changed_by)
    values (${community}, ${one.participant}, ${one.name}, ${one.street}, ${one.postcode}, ${one.city}, ${one.country},
      ${one.registration}, ${one.vatNumber}, ${one.vatCheckedOn}, ${one.vatStatus}, ${one.exemption}, ${one.iban}, ${one.bic},
      ${one.phone}, ${one.email}, ${one.endpointScheme}, ${one.endpoint}, ${at}, ${by})
    on conflict (organisation_id, participant_id) do update set name = excluded.name, street = excluded.street,
      postcode = excluded.postcode, city = excluded.city, country = excluded.country, registration = excluded.registration,
      vat_number = excluded.vat_number, vat_checked_on = excluded.vat_checked_on, vat_status = excluded.vat_status,
      exemption = excluded.exemption, iban = excluded.iban, bic = excluded.bic, phone = excluded.phone, email = excluded.email,
      endpoint_scheme = excluded.endpoint_scheme, endpoint = excluded.endpoint, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(db)
}

/** As books count it: what a credit note takes back is less, so that a column adds up. */
const counted = (amount: ReturnType<typeof sql>) =>
  sql`case paper.kind when 'credit_note' then -${amount} else ${amount} end`

export const invoiceList = (community: OrganisationId): ListDefinition => ({
  name: 'invoices',
  from: sql`from funding.invoice as paper
    left join ${itsNotes}
    left join lateral (select string_agg(distinct line.vat_kind, ', ' order by line.vat_kind) as kinds
      from funding.invoice_line as line
      where line.organisation_id = paper.organisation_id and line.invoice_id = paper.id) as taxed on true
    where paper.organisation_id = ${community}`,
  id: sql`paper.id`,
  columns: {
    number: { sql: sql`paper.number`, type: 'text', sortable: true },
    kind: { sql: sql`paper.kind`, type: 'text', sortable: true },
    about: { sql: sql`paper.about`, type: 'text' },
    issuedOn: { sql: sql`paper.issued_on`, type: 'day', sortable: true },
    dueOn: { sql: sql`paper.due_on`, type: 'day', sortable: true },
    seller: { sql: sql`paper.seller ->> 'name'`, type: 'text', sortable: true },
    buyer: { sql: sql`paper.buyer ->> 'name'`, type: 'text', sortable: true },
    // what a VAT return lists: who was billed without VAT, by which number, and why
    buyerVatNumber: { sql: sql`paper.buyer ->> 'vatNumber'`, type: 'text' },
    vatKinds: { sql: sql`taxed.kinds`, type: 'text' },
    currency: { sql: sql`paper.currency`, type: 'text' },
    net: { sql: counted(sql`paper.net`), type: 'money', sortable: true },
    vat: { sql: counted(sql`paper.vat`), type: 'money' },
    total: { sql: counted(sql`paper.total`), type: 'money', sortable: true },
    reference: { sql: sql`paper.reference`, type: 'text' },
    creditedBy: { sql: sql`notes.numbers`, type: 'text' },
  },
  search: wordIn(sql`paper.search`),
  filters: {
    kind: (value) => sql`paper.kind = ${value}`,
    about: (value) => sql`paper.about = ${value}`,
    participant: (value) => sql`(paper.buyer_id::text = ${value} or paper.seller_id::text = ${value})`,
    subject: (value) => sql`paper.subject_id::text = ${value}`,
  },
  sort: '-issuedOn',
})

/** Locked, so that two never credit it at once. */
export async function lockInvoices(db: Db, community: OrganisationId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`funding.invoices ${community}`}, 0))`.execute(db)
}
