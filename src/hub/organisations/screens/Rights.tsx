/** What each role may do; an admin ticks and unticks, and can always go back to the first bundle. */

import { useAct, useRead } from '#app/reading.ts'
import { may } from '#app/session.ts'
import { Button } from '#app/ui/Button.tsx'
import { Form } from '#app/ui/Form.tsx'
import { ChecksField } from '#app/ui/fields.tsx'
import { useNotices } from '#app/ui/Notices.tsx'
import { Page } from '#app/ui/Page.tsx'
import { Status } from '#app/ui/Status.tsx'
import { Tabs } from '#app/ui/Tabs.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { editRole, readRoles } from '../contract/organisation.ts'

type Roles = ReplyOf<typeof readRoles>
type Role = Roles['roles'][number]

export function RightsScreen() {
  const t = useWords()
  const roles = useRead(readRoles, {})
  return (
    <Page title={t('organisations.rights')} back={{ href: '/staff/team', says: t('organisations.staff') }} read={roles}>
      {(data) => (
        <Tabs
          name="role"
          of={data.roles.map((role) => ({
            value: role.role,
            label: t(`role.${role.role}`),
            show: () => <RoleRights key={role.role} role={role} all={data.permissions} />,
          }))}
        />
      )}
    </Page>
  )
}

function RoleRights({ role, all }: { readonly role: Role; readonly all: Roles['permissions'] }) {
  const t = useWords()
  const { said } = useNotices()
  const save = useAct(editRole, { after: [readRoles], done: () => said(t('organisations.saved')) })
  const options = all.map((permission) => ({ value: permission, label: t(`permission.${permission}`) }))
  const changeable = may('organisations.manage_staff') && role.role !== 'admin'
  if (!changeable)
    return (
      <ul>
        {role.permissions.map((permission) => (
          <li key={permission}>{t(`permission.${permission}`)}</li>
        ))}
      </ul>
    )
  return (
    <div className="stack">
      {role.changed ? (
        <div className="row">
          <Status tone="attention" says={t('organisations.rights_changed')} />
          <Button kind="quiet" press={() => save.act({ role: role.role, permissions: null })}>
            {t('organisations.rights_reset')}
          </Button>
        </div>
      ) : null}
      <Form<{ permissions: readonly string[] }, typeof editRole>
        key={role.permissions.join()}
        name={`rights-${role.role}`}
        start={{ permissions: role.permissions }}
        act={save}
        keep={false}
        send={(values) => ({ role: role.role, permissions: [...values.permissions] })}
        submit={t('organisations.save')}
      >
        <ChecksField name="permissions" label={t(`role.${role.role}`)} options={options} />
      </Form>
    </div>
  )
}
