/** A demo lets one choose whom to be; any other installation has no such list. */
import { useQuery } from '@tanstack/react-query'
import { readPath } from '#app/call.ts'
import { useAct } from '#app/reading.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card } from '#app/ui/Card.tsx'
import { Trouble } from '#app/ui/Trouble.tsx'
import { useWords } from '#app/words.ts'
import { signInAsDemo } from '../contract.ts'
import { useEntered } from './entered.ts'

interface DemoPeople {
  readonly shops: readonly {
    readonly name: string
    readonly people: readonly { readonly account: string; readonly name: string; readonly roles: readonly string[] }[]
  }[]
}

export function DemoPeople() {
  const t = useWords()
  const entered = useEntered()
  const { data } = useQuery({ queryKey: ['/demo/people'], queryFn: () => readPath<DemoPeople>('/demo/people') })
  const choose = useAct(signInAsDemo, { after: [] })
  const be = async (account: string) => {
    const reply = await choose.act({ account })
    if (reply) await entered(reply)
  }
  if (!data) return null
  return (
    <section className="auth-demo">
      <h2>{t('auth.demo')}</h2>
      <p>{t('auth.demo.says')}</p>
      <Trouble of={choose.error} />
      {data.shops.map((shop) => (
        <Card key={shop.name} title={shop.name}>
          <ul className="auth-rows">
            {shop.people.map((person) => (
              <li key={person.account}>
                <Button wide kind="other" press={() => be(person.account)}>
                  <span className="auth-person">
                    <strong>{person.name}</strong>
                    <span>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </section>
  )
}
