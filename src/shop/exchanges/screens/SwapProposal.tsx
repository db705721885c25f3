/** Where the mail about a proposal leads: opening it changes nothing, one press answers. */
import { useAddress } from '#app/address.ts'
import { useRead } from '#app/reading.ts'
import { Page } from '#app/ui/Page.tsx'
import { useWords } from '#app/words.ts'
import { readProposal, readProposalByLink } from '../contract-swap-answer.ts'
import { useAnswerLink } from './addresses.ts'
import { SwapAnswer } from './SwapAnswer.tsx'

export function SwapProposalScreen() {
  const t = useWords()
  const link = useAnswerLink()
  const proposal = useAddress().param('proposal')
  const linked = useRead(
    readProposalByLink,
    { proposal, organisation: link?.organisation ?? '', signed: link?.signed ?? '' },
    { when: link !== null },
  )
  const mine = useRead(readProposal, { proposal }, { when: link === null })
  return (
    <Page title={t('exchanges.swap.ask_title')} read={link ? linked : mine}>
      {(data) => <SwapAnswer proposal={data} link={link} />}
    </Page>
  )
}
