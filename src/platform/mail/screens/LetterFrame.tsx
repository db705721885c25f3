/** A mail as it arrives, in a frame of its own: nothing in it can run or reach the page. */
import './letter-frame.css'

export interface LetterFrameProps {
  readonly title: string
  readonly html: string
}

/** Links open in a tab of their own. */
const opening = '<base target="_blank">'

export const LetterFrame = ({ title, html }: LetterFrameProps) => (
  <iframe
    className="letter-frame"
    title={title}
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    srcDoc={html.replace('<head>', `<head>${opening}`)}
  />
)
