/** How much a test tries. Continuous integration (`CI=true`) tries everything once, on a database server; where it runs
 *  again, on the embedded database (`CI=again`), and at home the same rules are tried on fewer cases. */
export const thorough = process.env['CI'] === 'true'
