import { Icon, type IconName } from './Icon.tsx'

/** `fine` leaf, `attention` honey, `refused` tomato, `news` sky, `quiet` grey. */
export type Tone = 'fine' | 'attention' | 'refused' | 'news' | 'quiet'

const icons = {
  fine: 'fine',
  attention: 'alert',
  refused: 'refused',
  news: 'info',
  quiet: 'pause',
} as const satisfies Record<Tone, IconName>

export interface StatusProps {
  readonly tone: Tone
  /** The word; colour and icon only repeat it. */
  readonly says: string
  readonly icon?: IconName
}

/** A state as word, icon and colour. */
export const Status = ({ tone, says, icon }: StatusProps) => (
  <span className="status" data-tone={tone}>
    <Icon name={icon ?? icons[tone]} size={18} />
    <span>{says}</span>
  </span>
)
