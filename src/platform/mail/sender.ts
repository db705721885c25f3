/** How the installation signs its mails, as the configuration writes it. */

/** `Le Panier <mail@coop.example>` or a bare address, in its parts. */
export function senderOf(text: string): { name: string; address: string } {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(text)
  return parts ? { name: parts[1] ?? '', address: parts[2] ?? '' } : { name: '', address: text.trim() }
}
