/** What a scale is told, how it is reached, and the groups it sells: the form of it. */
import { CheckField, SelectField, TextField, useField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { createScale, editScale, readScales } from '../contract-scale.ts'
import { transports } from '../rules/scale-connection.ts'
import { adapters, charsets, lineEnds } from '../rules/scale-file.ts'
import { ThingSheet } from './ThingSheet.tsx'

type Scale = ReplyOf<typeof readScales>['systems'][number]

type Values = {
  readonly name: string
  readonly adapter: string
  readonly groups: string
  readonly charset: string
  readonly lineEnds: string
  readonly archived: boolean
  readonly transport: string
  readonly address: string
  readonly username: string
  readonly password: string
  readonly folder: string
  readonly secure: boolean
}

const send = ({ groups, adapter, charset, lineEnds: ends, name, transport, password, ...values }: Values) => ({
  transport: adapter === 'page' ? 'file' : (transport as Scale['transport']),
  address: values.address,
  username: values.username,
  folder: values.folder,
  secure: values.secure,
  ...(password === '' ? {} : { password }),
  name,
  adapter: adapter as Scale['adapter'],
  charset: charset as Scale['charset'],
  lineEnds: ends as Scale['lineEnds'],
  groups: groups
    .split(/[,;\n]/)
    .map((group) => group.trim())
    .filter(Boolean),
})

export function ScaleSheet({ scale }: { readonly scale?: Scale }) {
  const t = useWords()
  const start: Values = {
    name: scale?.name ?? '',
    adapter: scale?.adapter ?? 'bizerba',
    groups: (scale?.groups ?? []).join(', '),
    charset: scale?.charset ?? 'windows-1252',
    lineEnds: scale?.lineEnds ?? 'crlf',
    archived: scale?.archived ?? false,
    transport: scale?.transport ?? 'file',
    address: scale?.address ?? '',
    username: scale?.username ?? '',
    password: '',
    folder: scale?.folder ?? '',
    secure: scale?.secure ?? false,
  }
  return (
    <ThingSheet<Values, typeof createScale, typeof editScale>
      thing={scale?.name ?? null}
      words={t(scale ? 'catalogue.scale.edit' : 'catalogue.scale.new')}
      start={start}
      make={createScale}
      edit={editScale}
      after={[readScales]}
      sendNew={send}
      sendChange={(values) => ({
        ...send(values),
        archived: values.archived,
        system: scale?.system ?? '',
        version: scale?.version ?? 0,
      })}
    >
      <TextField name="name" label={t('catalogue.field.name')} />
      <SelectField
        name="adapter"
        label={t('catalogue.scale.adapter')}
        options={adapters.map((value) => ({ value, label: t(`catalogue.scale.adapter.${value}`) }))}
      />
      <TextField name="groups" label={t('catalogue.scale.groups')} hint={t('catalogue.scale.groups_hint')} optional />
      <SendingFields hasPassword={scale?.hasPassword ?? false} />
      {scale ? <CheckField name="archived" label={t('catalogue.archived')} /> : null}
    </ThingSheet>
  )
}

/** Not asked where nothing is sent. */
function SendingFields({ hasPassword }: { readonly hasPassword: boolean }) {
  const t = useWords()
  const { value: adapter } = useField('adapter')
  if (adapter === 'page') return <p className="quiet">{t('catalogue.scale.page_says')}</p>
  return (
    <>
      <SelectField
        name="charset"
        label={t('catalogue.scale.charset')}
        options={charsets.map((value) => ({ value, label: value }))}
      />
      <SelectField
        name="lineEnds"
        label={t('catalogue.scale.line_ends')}
        options={lineEnds.map((value) => ({ value, label: t(`catalogue.scale.line_ends.${value}`) }))}
      />
      <SelectField
        name="transport"
        label={t('catalogue.scale.transport')}
        options={transports.map((value) => ({ value, label: t(`catalogue.scale.transport.${value}`) }))}
      />
      <NetworkFields hasPassword={hasPassword} />
    </>
  )
}

/** Asked only where something travels by itself. */
function NetworkFields({ hasPassword }: { readonly hasPassword: boolean }) {
  const t = useWords()
  const { value: transport } = useField('transport')
  if (transport === 'file') return null
  return (
    <>
      <p className="quiet">{t('catalogue.scale.network_says')}</p>
      <TextField name="address" label={t('catalogue.scale.address')} hint={t('catalogue.scale.address_hint')} />
      <TextField name="username" label={t('catalogue.scale.username')} autoComplete="off" optional />
      <TextField
        name="password"
        kind="password"
        autoComplete="off"
        label={t('catalogue.scale.password')}
        {...(hasPassword ? { hint: t('catalogue.scale.password_kept') } : {})}
        optional
      />
      {transport === 'ftp' ? (
        <>
          <TextField name="folder" label={t('catalogue.scale.folder')} optional />
          <CheckField name="secure" label={t('catalogue.scale.secure')} />
        </>
      ) : null}
    </>
  )
}
