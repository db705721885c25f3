/** On the shared tablet itself: the code of the office gives it its place. */
import { useAddress } from '#app/address.ts'
import { paths } from '#app/paths.ts'
import { useAct } from '#app/reading.ts'
import { beginAgain } from '#app/start.ts'
import { Form } from '#app/ui/Form.tsx'
import { TextField } from '#app/ui/fields.tsx'
import { Link } from '#app/ui/Link.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { registerDevice } from '../contract-devices.ts'

export function RegisterDeviceScreen() {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const registered = async (name: string) => {
    await beginAgain()
    said(t('auth.desk.done', { name }))
    address.go(paths.home(), { replace: true })
  }
  return (
    <Page title={t('auth.desk')} says={t('auth.desk.says')}>
      <Form
        name="device-code"
        keep={false}
        start={{ code: '' }}
        act={useAct(registerDevice, { after: [] })}
        send={({ code }) => ({ code })}
        submit={t('auth.desk')}
        done={({ name }) => void registered(name)}
      >
        <TextField
          name="code"
          autoComplete="one-time-code"
          label={t('auth.field.device_code')}
          placeholder="ABCD-EFGH"
        />
      </Form>
      <p>
        <Link href={paths.signIn()}>{t('auth.desk.own_phone')}</Link>
      </p>
    </Page>
  )
}
