/** A new pot, in one short form; its items are added on its page. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Form } from '#app/ui/Form.tsx'
import { ChoiceField, TextField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readMoney } from '#platform/values/money.ts'
import { openPot } from '../contract/pots.ts'
import { type PotKind, potKinds } from '../rules/pots.ts'
import { limitsTyped, PotLimits } from './PotFields.tsx'
import { potPath, potsPath } from './pot-words.ts'

const start = { name: '', kind: 'free', closesOn: '', orgCap: '', matchPot: '' }

export function OpenPotScreen() {
  const t = useWords()
  const address = useAddress()
  const act = useAct(openPot)
  return (
    <Page title={t('funding.open_pot')} back={{ href: potsPath, says: t('funding.pots') }}>
      <Form
        name="open-pot"
        start={start}
        act={act}
        send={(values) => ({
          ...{ name: values.name, kind: values.kind as PotKind, closesOn: values.closesOn },
          ...(values.orgCap ? { orgCap: readMoney(values.orgCap) } : {}),
          matchPot: readMoney(values.matchPot) ?? 0,
        })}
        check={limitsTyped}
        submit={t('funding.open_pot')}
        done={({ pot }) => address.go(pathTo(potPath, { pot }))}
      >
        <TextField name="name" label={t('funding.pot.name')} hint={t('funding.pot_name_hint')} />
        <ChoiceField
          name="kind"
          label={t('funding.pot.kind')}
          options={potKinds.map((value) => ({
            value,
            label: t(`funding.pot.kind.${value}`),
            hint: t(`funding.pot_kind_says.${value}`),
          }))}
        />
        <PotLimits capHint="funding.pot_cap_hint" />
      </Form>
    </Page>
  )
}
