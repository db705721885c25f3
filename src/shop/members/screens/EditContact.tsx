/** Changing a contact; who was faster meanwhile is told, and nothing typed is lost. */
import { useAddress } from '#app/address.ts'
import { pathTo } from '#app/paths.ts'
import { useAct, useRead } from '#app/reading.ts'
import { Card } from '#app/ui/Card.tsx'
import { Form } from '#app/ui/Form.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { editContact } from '../contract.ts'
import { openFile } from '../contract-page.ts'
import { ContactFields, type ContactValues, contactInput, contactValues } from './ContactFields.tsx'

export function EditContactScreen() {
  const t = useWords()
  const address = useAddress()
  const { said } = useNotices()
  const contact = address.param('contact')
  const file = useRead(openFile, { contact })
  const save = useAct(editContact)
  const back = pathTo('/staff/members/:contact', { contact })
  return (
    <Page title={t('members.edit')} back={{ href: back, says: file.data?.contact.displayName ?? '' }} read={file}>
      {(data) => (
        <Card>
          <Form<ContactValues, typeof editContact>
            name={`contact-${contact}`}
            start={contactValues({ ...data.contact, tags: data.tags })}
            act={save}
            send={(values) => ({ ...contactInput(values), contact, version: data.contact.version })}
            submit={t('members.save')}
            done={() => {
              said(t('members.saved'))
              address.go(back)
            }}
          >
            <ContactFields kind={data.contact.kind} />
          </Form>
        </Card>
      )}
    </Page>
  )
}
