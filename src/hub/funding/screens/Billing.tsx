/** What stands on invoices about an organisation. */
import { useAddress } from '#app/address.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may, useOrganisation } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { countryWords } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { checkVatNumber, keepBilling, readBilling } from '../contract/invoices.ts'
import { readSharers } from '../contract/sharers.ts'
import { type VatStatus, vatStatuses } from '../rules/invoice.ts'
import { ConsentCard } from './ConsentCard.tsx'
import { whyNotDo } from './no-power.ts'
import { invoicesPath } from './pot-words.ts'

type Known = ReplyOf<typeof readBilling>
interface OfBilling {
  readonly of: Known
  readonly id: string
}

export function BillingScreen() {
  const t = useWords()
  const id = useAddress().param('participant')
  const community = useOrganisation()
  const reading = useRead(readBilling, { participant: id })
  return (
    <Page
      title={t('funding.billing')}
      says={reading.data?.name}
      back={{ href: invoicesPath, says: t('funding.invoices') }}
      read={reading}
    >
      {(known) => (
        <div className="stack">
          <VatCard of={known} id={id} />
          <BillingForm of={known} id={id} />
          {id === community?.id ? null : <ConsentCard participant={id} />}
        </div>
      )}
    </Page>
  )
}

function VatCard({ of: known, id }: OfBilling) {
  const t = useWords()
  const check = useAct(checkVatNumber)
  const share = (known.vat?.basisPoints ?? 0) / 10_000
  return (
    <Card title={t('funding.paper.vat')}>
      <p>
        {known.vat
          ? t(`funding.vat_today.${known.vat.kind}`, { seller: known.seller, share })
          : t('funding.vat_today.none', { seller: known.seller })}
      </p>
      {known.lacksVatNumber ? (
        <p>
          <Status tone="attention" says={t('funding.unnumbered')} />{' '}
          {t('funding.unnumbered_says', { name: known.name })}
        </p>
      ) : null}
      <p className="quiet">
        {known.vatCheckedOn ? t('funding.vat_checked', { day: known.vatCheckedOn }) : t('funding.vat_unchecked')}
      </p>
      {may('funding.book') && known.vatNumber !== null ? (
        <Button kind="other" busy={check.busy} reasons={check.refusals} press={() => check.act({ participant: id })}>
          {t('funding.vat_check')}
        </Button>
      ) : null}
    </Card>
  )
}

const fields = [
  'name',
  'street',
  'postcode',
  'city',
  'country',
  'registration',
  'vatNumber',
  'iban',
  'bic',
  'phone',
  'email',
] as const
const rest = ['exemption', 'endpointScheme', 'endpoint'] as const
type Field = (typeof fields)[number] | (typeof rest)[number]

const startOf = ({ written }: Known) => ({
  ...(Object.fromEntries([...fields, ...rest].map((name) => [name, written[name] ?? ''])) as Record<Field, string>),
  vatStatus: written.vatStatus as string,
})

function BillingForm({ of: known, id }: OfBilling) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(keepBilling)
  const community = useOrganisation()
  const row = useRead(readSharers, {}).data?.rows.find((one) => one.id === id)
  const reasons = id !== community?.id && row ? whyNotDo('sign', row) : []
  return (
    <Form
      name={`billing-${id}`}
      start={startOf(known)}
      act={act}
      send={({ vatStatus, ...values }) => ({
        ...(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() || null])) as Record<
          Field,
          string | null
        >),
        country: values.country.trim().toUpperCase() || null,
        vatStatus: vatStatus as VatStatus,
        participant: id,
      })}
      submit={t('funding.keep_billing')}
      reasons={reasons}
      done={() => said(t('funding.billing_kept'))}
    >
      {fields.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`funding.billing.${name}`)}
          {...(name === 'name' ? { hint: t('funding.billing.name_hint', { name: known.name }) } : {})}
          {...(name === 'country'
            ? { hint: t('funding.billing.country_hint', { country: countryWords(known.country) }) }
            : {})}
          optional
        />
      ))}
      <ChoiceField
        name="vatStatus"
        label={t('funding.billing.vatStatus')}
        options={vatStatuses.map((value) => ({ value, label: t(`funding.vat_status.${value}`) }))}
      />
      {rest.map((name) => (
        <TextField key={name} name={name} label={t(`funding.billing.${name}`)} optional />
      ))}
    </Form>
  )
}
