/** What is printed in a format: categories, single products, or everything that has no format of its own. */
import { useAct, useRead } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { SelectField } from '#app/ui/fields.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { chooseFormat, readFormatRules } from '../contract-desk.ts'

type Rules = ReplyOf<typeof readFormatRules>
type Rule = Rules['rules'][number]

export function UsedFor({ format }: { readonly format: string }) {
  const t = useWords()
  return (
    <Card title={t('labels.used')}>
      <p className="quiet">{t('labels.used.says')}</p>
      <Read of={useRead(readFormatRules, {})}>{(rules) => <Used format={format} rules={rules} />}</Read>
    </Card>
  )
}

function Used({ format, rules: { shop, rules, categories } }: { readonly format: string; readonly rules: Rules }) {
  const t = useWords()
  const choose = useAct(chooseFormat, { after: [readFormatRules] })
  const own = rules.filter(({ labelFormat }) => labelFormat === format)
  const taken = new Set(own.map(({ target }) => target))
  const free = categories.filter(({ category }) => !taken.has(category))
  return (
    <div className="stack">
      {shop === format ? <p>{t('labels.used.shop')}</p> : null}
      {own.length === 0 && shop !== format ? <p>{t('labels.used.none')}</p> : null}
      <ul className="label-used">
        {own.map((rule) => (
          <UsedLine key={rule.target} rule={rule} drop={(target) => choose.act({ ...target, labelFormat: null })} />
        ))}
      </ul>
      <Form
        key={own.length}
        name={`labels.used ${format}`}
        start={{ category: '' }}
        keep={false}
        act={choose}
        send={({ category }) => ({ category, labelFormat: format })}
        submit={t('labels.used.add')}
        submitKind="other"
      >
        <SelectField
          name="category"
          label={t('labels.used.category')}
          options={free.map(({ category, name }) => ({ value: category, label: name }))}
        />
      </Form>
      <Trouble of={choose.error} />
    </div>
  )
}

interface UsedLineProps {
  readonly rule: Rule
  readonly drop: (target: { readonly product: string } | { readonly category: string }) => void
}

function UsedLine({ rule: { scope, target, name }, drop }: UsedLineProps) {
  const t = useWords()
  const says = name ?? t('labels.used.gone')
  return (
    <li className="row">
      <span>{says}</span>
      <Button
        kind="quiet"
        label={t('labels.used.drop_of', { name: says })}
        press={() => drop(scope === 'product' ? { product: target } : { category: target })}
      >
        {t('labels.used.drop')}
      </Button>
    </li>
  )
}
