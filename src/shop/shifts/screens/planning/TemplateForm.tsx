/** Making templates, for one day or several at once, and changing one: what it touches is shown first. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useRead } from '#app/reading.ts'
import { currentMe } from '#app/session.ts'
import { Page, Read } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { listRotas } from '../../contract-planning.ts'
import { readTemplate } from '../../contract-template.ts'
import { AskThenPreview } from './AskThenPreview.tsx'
import type { Diff } from './ChangePreview.tsx'
import { freshGroups } from './GroupsField.tsx'
import { TemplateFieldsOf } from './TemplateFields.tsx'
import { creations, edition, type TemplateValues, templateProblems, valuesOf } from './template-values.ts'

type Listed = ReplyOf<typeof listRotas>['rotas'][number]

const gridOf = (rota: string, week: string | undefined): string =>
  rota === '' ? '/staff/shift-templates' : pathTo('/staff/weeks/:rota', { rota }, { week })

export function NewTemplateScreen() {
  const t = useWords()
  const address = useAddress()
  const rotas = useRead(listRotas, {})
  const rota = address.get('rota') ?? ''
  const week = address.get('week') ?? undefined
  return (
    <Page
      title={t('shifts.plan.template_add')}
      back={{ href: gridOf(rota, week), says: t('shifts.plan.weeks') }}
      read={rotas}
    >
      {(data) => <NewTemplate rotas={data.rotas} />}
    </Page>
  )
}

function startValues(rotas: readonly Listed[], address: ReturnType<typeof useAddress>, role: string): TemplateValues {
  const asked = rotas.find(({ id }) => id === address.get('rota')) ?? rotas[0]
  const day = address.get('day')
  return {
    name: '',
    kind: '',
    placed: address.get('series') || !asked ? 'series' : 'rota',
    rota: asked?.id ?? '',
    weeks: [address.get('week') ?? String(asked?.today?.sequence ?? 1)],
    days: day ? [day] : [],
    every: '1',
    unit: 'week',
    aheadCount: '',
    from: currentMe().today ?? '',
    until: '',
    starts: '',
    ends: '',
    weight: '1',
    publicHolidays: 'run',
    lead: '',
    beneficiary: '',
    groups: freshGroups(role),
    activate: true,
  }
}

function NewTemplate({ rotas }: { readonly rotas: readonly Listed[] }) {
  const t = useWords()
  const address = useAddress()
  const done = (diff: Diff) => {
    const [made] = diff.templates
    const only = diff.templates.length === 1 && made ? made.template : null
    address.go(
      only
        ? pathTo('/staff/shift-templates/:template', { template: only })
        : gridOf(address.get('rota') ?? '', address.get('week') ?? undefined),
    )
  }
  return (
    <AskThenPreview<TemplateValues>
      name="template"
      keep
      start={startValues(rotas, address, t('shifts.plan.first_role'))}
      changes={creations}
      check={templateProblems}
      sure={t('shifts.plan.template_make')}
      done={done}
    >
      <TemplateFieldsOf rotas={rotas} leadName={null} isNew />
    </AskThenPreview>
  )
}

export function EditTemplateScreen() {
  const t = useWords()
  const address = useAddress()
  const id = address.param('template')
  const template = useRead(readTemplate, { template: id })
  const rotas = useRead(listRotas, {})
  const page = pathTo('/staff/shift-templates/:template', { template: id })
  return (
    <Page
      title={t('shifts.plan.template_edit')}
      back={{ href: page, says: template.data?.name ?? t('shifts.plan.templates') }}
      read={template}
    >
      {(data) => (
        <Read of={rotas}>
          {(all) => (
            <AskThenPreview<TemplateValues>
              name={`template-${id}`}
              keep
              start={valuesOf(data)}
              changes={(values) => edition(data, values)}
              check={templateProblems}
              sure={t('shifts.plan.template_save')}
              done={() => address.go(page)}
            >
              <TemplateFieldsOf rotas={all.rotas} leadName={data.leadName} isNew={false} />
            </AskThenPreview>
          )}
        </Read>
      )}
    </Page>
  )
}
