/** The rules that read scanned codes: made, changed, put in order; two that read the same code are told with an example. */
import { call } from '#app/call.ts'
import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { NumberField, SelectField, TextField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Read } from '#app/ui/Page.tsx'
import { Sheet } from '#app/ui/Sheet.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { readBarcodeRules, setBarcodeRules } from '../contract-basics.ts'
import { barcodeKinds } from '../rules/barcode-rule.ts'
import { movedTo } from '../rules/place.ts'
import { MovableList } from './MovableList.tsx'

type Rule = ReplyOf<typeof readBarcodeRules>['rules'][number]

export function BarcodeRules() {
  const t = useWords()
  return (
    <Read of={useRead(readBarcodeRules, {})}>
      {({ rules, clashes, presets }) => (
        <Card
          title={t('catalogue.rules')}
          action={
            may('catalogue.settings') ? (
              <div className="row">
                <RuleSheet rules={rules} />
                <ChoosePreset presets={presets.map(({ preset }) => preset)} />
              </div>
            ) : undefined
          }
        >
          {clashes.map(({ first, second, code }) => (
            <Status key={`${first} ${second}`} tone="attention" says={t('catalogue.clash', { first, second, code })} />
          ))}
          <Rules rules={rules} />
        </Card>
      )}
    </Read>
  )
}

/** The name is how a rule is known in the list: two of one name would be one. */
function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const t = useWords()
  const { undo } = useNotices()
  const act = useAct(setBarcodeRules)
  const fixed = !may('catalogue.settings')
  const move = (rule: Rule, before: Rule | undefined) => {
    const order = movedTo(
      rules.map(({ name }) => name),
      [rule.name],
      before?.name ?? null,
    )
    return act.act({ rules: order.flatMap((name) => rules.find((one) => one.name === name) ?? []) })
  }
  const drop = async (rule: Rule) => {
    const reply = await act.act({ rules: rules.filter((one) => one !== rule) })
    if (reply)
      undo(t('catalogue.rule_dropped', { name: rule.name }), () => call(setBarcodeRules, { rules: [...rules] }))
  }
  return (
    <>
      <Trouble of={act.error} />
      <MovableList
        rows={rules}
        rowKey={({ name }) => name}
        name={({ name }) => name}
        caption={t('catalogue.rules')}
        fixed={fixed}
        move={move}
      >
        {(rule) => (
          <div className="row">
            <span>
              {rule.name} <code>{rule.pattern}</code>{' '}
              <span className="quiet">
                {t(`catalogue.barcode_kind.${rule.kind}`)}
                {rule.share === null ? '' : ` · ${t('catalogue.percent', { value: rule.share })}`}
              </span>
            </span>
            {fixed ? null : (
              <>
                <RuleSheet rules={rules} rule={rule} />
                {rules.length > 1 ? (
                  <Button
                    kind="quiet"
                    icon="trash"
                    label={t('catalogue.drop_rule_label', { name: rule.name })}
                    press={() => drop(rule)}
                  >
                    {t('catalogue.drop_rule')}
                  </Button>
                ) : null}
              </>
            )}
          </div>
        )}
      </MovableList>
    </>
  )
}

type Values = { readonly name: string; readonly pattern: string; readonly kind: string; readonly share: string }

function RuleSheet({ rules, rule }: { readonly rules: readonly Rule[]; readonly rule?: Rule }) {
  const t = useWords()
  const { said } = useNotices()
  const act = useAct(setBarcodeRules)
  const words = t(rule ? 'catalogue.edit_rule' : 'catalogue.new_rule')
  const start: Values = {
    name: rule?.name ?? '',
    pattern: rule?.pattern ?? '',
    kind: rule?.kind ?? 'weight',
    share: rule?.share === null || rule?.share === undefined ? '' : String(rule.share),
  }
  const send = (values: Values) => {
    const share = values.share.trim() === '' ? null : Number(values.share.replace(',', '.'))
    const made: Rule = { name: values.name, pattern: values.pattern.trim(), kind: values.kind as Rule['kind'], share }
    return { rules: rule ? rules.map((one) => (one === rule ? made : one)) : [...rules, made] }
  }
  return (
    <Sheet
      words={words}
      title={rule?.name ?? words}
      icon={rule ? 'edit' : 'plus'}
      kind={rule ? 'quiet' : 'other'}
      {...(rule ? { label: `${words}: ${rule.name}` } : {})}
    >
      {(close) => (
        <Form<Values, typeof setBarcodeRules>
          name="barcode-rule"
          start={start}
          act={act}
          keep={false}
          send={send}
          submit={rule ? t('catalogue.save') : words}
          done={({ clashes }) => {
            const [one] = clashes
            if (one) said(t('catalogue.clash', one))
            close()
          }}
        >
          <TextField name="name" label={t('catalogue.field.name')} />
          <TextField
            name="pattern"
            label={t('catalogue.pattern')}
            hint={t('catalogue.pattern_hint', { example: '02.....{NNNDD}' })}
            autoComplete="off"
          />
          <SelectField
            name="kind"
            label={t('catalogue.price_kind')}
            options={barcodeKinds.map((value) => ({ value, label: t(`catalogue.barcode_kind.${value}`) }))}
          />
          <NumberField
            name="share"
            label={t('catalogue.rule_share')}
            hint={t('catalogue.rule_share_hint')}
            decimal
            optional
          />
        </Form>
      )}
    </Sheet>
  )
}

function ChoosePreset({ presets }: { readonly presets: readonly string[] }) {
  const t = useWords()
  const act = useAct(setBarcodeRules)
  return (
    <Sheet words={t('catalogue.choose_preset')} title={t('catalogue.choose_preset')}>
      {(close) => (
        <Form<{ preset: string }, typeof setBarcodeRules>
          name="barcode-preset"
          start={{ preset: 'bees' }}
          act={act}
          keep={false}
          send={(values) => values}
          submit={t('catalogue.choose_preset')}
          done={close}
        >
          <SelectField
            name="preset"
            label={t('catalogue.preset')}
            options={presets.map((value) => ({ value, label: t(`catalogue.preset.${value}`) }))}
          />
        </Form>
      )}
    </Sheet>
  )
}
