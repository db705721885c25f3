/** The Odoo a shop keeps: how it is reached, what was read, and what waits to be brought in. */
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Confirm } from '#app/ui/Confirm.tsx'
import { Empty } from '#app/ui/Empty.tsx'
import { Facts } from '#app/ui/Facts.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Progress } from '#app/ui/Progress.tsx'
import { Reasons } from '#app/ui/Reasons.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status, type Tone } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { Moment } from '#app/ui/When.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { Instant } from '#platform/values/day.ts'
import { connectOdoo, disconnectOdoo, pullOdoo, readOdoo } from '../contract-odoo.ts'
import { protocols } from '../rules/odoo.ts'

type Reply = ReplyOf<typeof readOdoo>
type Connection = NonNullable<Reply['connection']>
type Pull = Reply['pulls'][number]

const tones: Readonly<Record<string, Tone>> = {
  running: 'news',
  ready: 'attention',
  applied: 'fine',
  nothing: 'quiet',
  failed: 'refused',
}

export function OdooScreen() {
  const t = useWords()
  const found = useRead(readOdoo, {}, { everySeconds: 3, keep: true })
  return (
    <Page title={t('catalogue.odoo')} says={t('catalogue.odoo_says')} read={found}>
      {({ connection, pulls }) =>
        connection ? (
          <div className="stack">
            <Connected connection={connection} />
            <Readings pulls={pulls} />
            <Afterwards />
            <Mapping />
          </div>
        ) : (
          <>
            <Empty says={t('catalogue.odoo.none')} />
            {may('catalogue.settings') ? <ConnectSheet connection={null} /> : null}
          </>
        )
      }
    </Page>
  )
}

function Connected({ connection }: { readonly connection: Connection }) {
  const t = useWords()
  const forget = useAct(disconnectOdoo, { after: [readOdoo] })
  return (
    <Card title={connection.url}>
      <Facts
        of={[
          { name: t('catalogue.odoo.database'), value: connection.database },
          { name: t('catalogue.odoo.login'), value: connection.login },
          {
            name: t('catalogue.odoo.when'),
            value: t(connection.nightly ? 'catalogue.odoo.nightly_on' : 'catalogue.odoo.nightly_off'),
          },
        ]}
      />
      <Trouble of={forget.error} />
      {may('catalogue.settings') ? (
        <div className="row">
          <ConnectSheet connection={connection} />
          <Confirm
            words={t('catalogue.odoo.forget')}
            title={t('catalogue.odoo.forget_asks')}
            says={t('catalogue.odoo.forget_says')}
            sure={t('catalogue.odoo.forget')}
            press={() => forget.act({})}
            kind="quiet"
          />
        </div>
      ) : null}
    </Card>
  )
}

const fresh = { url: '', database: '', login: '', protocol: 'json_rpc', nightly: true } as const

function ConnectSheet({ connection }: { readonly connection: Connection | null }) {
  const t = useWords()
  const { said } = useNotices()
  const connect = useAct(connectOdoo, { after: [readOdoo], done: () => said(t('catalogue.odoo.connected')) })
  const words = t(connection ? 'catalogue.odoo.change' : 'catalogue.odoo.connect')
  const { url, database, login, protocol, nightly } = connection ?? fresh
  return (
    <Sheet words={words} title={words} icon="edit" kind={connection ? 'other' : 'main'}>
      {(close) => (
        <Form
          name="odoo"
          start={{ url, database, login, protocol: protocol as string, nightly, key: '' }}
          act={connect}
          keep={false}
          send={({ key, ...values }) => ({
            ...values,
            protocol: values.protocol as (typeof protocols)[number],
            ...(key === '' ? {} : { key }),
          })}
          submit={words}
          done={close}
        >
          <TextField name="url" label={t('catalogue.odoo.url')} hint={t('catalogue.odoo.url_hint')} />
          <TextField name="database" label={t('catalogue.odoo.database')} />
          <TextField name="login" label={t('catalogue.odoo.login')} />
          <TextField
            name="key"
            kind="password"
            label={t('catalogue.odoo.key')}
            hint={t(connection ? 'catalogue.odoo.key_kept' : 'catalogue.odoo.key_hint')}
            optional={connection !== null}
          />
          <SelectField
            name="protocol"
            label={t('catalogue.odoo.protocol')}
            options={protocols.map((value) => ({ value, label: t(`catalogue.odoo.protocol.${value}`) }))}
          />
          <CheckField name="nightly" label={t('catalogue.odoo.nightly')} />
        </Form>
      )}
    </Sheet>
  )
}

function Readings({ pulls }: { readonly pulls: readonly Pull[] }) {
  const t = useWords()
  const pull = useAct(pullOdoo, { after: [readOdoo] })
  const [last] = pulls
  const waits = last?.state === 'ready' && !last.applied
  const reasons = last?.state === 'running' ? [{ code: 'odoo.running', facts: {} }] : []
  return (
    <Card title={t('catalogue.odoo.pulls')}>
      <Trouble of={pull.error} />
      <div className="row">
        <Button
          icon="download"
          kind={waits ? 'other' : 'main'}
          busy={pull.busy}
          reasons={reasons}
          press={() => pull.act({ everything: false })}
        >
          {t(last?.state === 'failed' ? 'catalogue.odoo.go_on' : 'catalogue.odoo.read')}
        </Button>
        {pulls.length > 0 && last?.state !== 'running' ? (
          <Button kind="other" busy={pull.busy} press={() => pull.act({ everything: true })}>
            {t('catalogue.odoo.read_all')}
          </Button>
        ) : null}
      </div>
      {pulls.length === 0 ? <p className="quiet">{t('catalogue.odoo.no_pulls')}</p> : null}
      {pulls.map((one) => (
        <Reading key={one.pull} pull={one} />
      ))}
    </Card>
  )
}

function Reading({ pull }: { readonly pull: Pull }) {
  const t = useWords()
  const state = pull.applied ? 'applied' : pull.state
  return (
    <section className="stack">
      <div className="row">
        <Moment at={pull.startedAt as Instant} />
        <Status tone={tones[state] ?? 'quiet'} says={t(`catalogue.odoo.state.${state}`)} />
        <span className="quiet">{t(pull.everything ? 'catalogue.odoo.everything' : 'catalogue.odoo.changes')}</span>
        {pull.done > 0 ? <span className="quiet">{t('catalogue.odoo.count', { count: pull.done })}</span> : null}
      </div>
      {pull.state === 'running' ? (
        <Progress
          label={t(`catalogue.odoo.step.${pull.step}`)}
          done={pull.done}
          total={Math.max(pull.total, pull.done)}
          leave
        />
      ) : null}
      {pull.trouble ? <Reasons of={[pull.trouble]} /> : null}
      {pull.leftOut.map((one) => (
        <LeftOut key={`${one.step} ${one.code}`} of={one} />
      ))}
      {pull.batch && !pull.applied ? (
        <Button href={pathTo('/staff/imports/together/:batch', { batch: pull.batch })}>
          {t('catalogue.odoo.look')}
        </Button>
      ) : null}
    </section>
  )
}

/** The rest went on: what is missing, and what to do about it. */
function LeftOut({ of: { step, code, facts } }: { readonly of: Pull['leftOut'][number] }) {
  const t = useWords()
  return (
    <div className="stack">
      <Status tone="attention" says={t('catalogue.odoo.left_out', { what: t(`catalogue.odoo.what.${step}`) })} />
      <Reasons of={[{ code, facts }]} />
    </div>
  )
}

/** What is said once products are in. */
function Afterwards() {
  const t = useWords()
  return (
    <Card title={t('catalogue.odoo.after')}>
      <p>{t('catalogue.odoo.after_says')}</p>
      <div className="row">
        <Button kind="other" href="/staff/labels/choices">
          {t('catalogue.odoo.print_categories')}
        </Button>
        <Button kind="other" href="/staff/products-from-odoo/margins">
          {t('catalogue.odoo.margins_look')}
        </Button>
      </div>
    </Card>
  )
}

/** The names of Odoo, and what each becomes here; words that only this Odoo knows are asked about once. */
const becomes = [
  ['name', 'productName'],
  ['list_price', 'salePrice'],
  ['standard_price', 'cost'],
  ['barcode', 'barcode'],
  ['default_code', 'reference'],
  ['categ_id', 'category'],
  ['uom_id', 'saleUnit'],
  ['taxes_id', 'vat'],
  ['taxes_id (tax_group_id)', 'deposit'],
  ['eco_label', 'ecological'],
  ['local_label', 'local'],
  ['fair_label', 'fair'],
  ['origin_label', 'distribution'],
  ['display_weight, display_unit', 'contentAmount'],
  ['seller_ids', 'supplier'],
  ['seller_ids.product_code', 'orderNumber'],
  ['seller_ids.price', 'purchasePrice'],
  ['uom_po_id', 'packageQty'],
  ['print_category_id', 'printCategory'],
] as const

function Mapping() {
  const t = useWords()
  return (
    <Card title={t('catalogue.odoo.mapping')}>
      <p>{t('catalogue.odoo.mapping_says')}</p>
      <Facts of={becomes.map(([name, field]) => ({ name: t(`import.field.${field}`), value: name }))} />
    </Card>
  )
}
