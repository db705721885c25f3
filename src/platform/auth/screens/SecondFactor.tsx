/** The second step: a code, and the session stands. */
import { useAddress } from '#app/address.ts'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { CheckField } from '#app/ui/fields.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { giveSecondFactor } from '../contract.ts'
import { useEntered, wantedPath } from './entered.ts'
import { CodeField } from './secret-fields.tsx'

export function SecondFactorScreen() {
  const t = useWords()
  const entered = useEntered()
  const again = paths.signIn(wantedPath(useAddress()))
  return (
    <Page title={t('auth.second')} says={t('auth.second.says')}>
      <Form
        name="second-factor"
        keep={false}
        start={{ code: '', trust: false }}
        act={useAct(giveSecondFactor, { after: [] })}
        send={({ code, trust }) => ({ code, trust })}
        submit={t('auth.continue')}
        done={(reply) => void entered(reply)}
        beside={
          <Button kind="quiet" href={again}>
            {t('auth.begin_again')}
          </Button>
        }
      >
        <CodeField />
        <CheckField name="trust" label={t('auth.field.trust')} />
      </Form>
    </Page>
  )
}
