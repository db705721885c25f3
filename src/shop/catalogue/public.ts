/** The server door of `catalogue`. Labels, till and stock ask here: `pricedProducts` gives, as of a day, everything a label
 *  may print of any number of products in a constant number of statements (`places` in the order one walks),
 *  `shelfPlaces` says where those are, and `qualityLogos` gives the logos to print. Whoever knows labels tells what they
 *  say by `noteShelfPrices`. `soldProducts` gives what a label prints, and nothing of costs and suggestions;
 *  it follows from `soldTables`. `weighableProducts` and `weighedProduct` are for the page where people weigh themselves. */

export { noteShelfPrices } from './actions/shelf-price.ts'
export { registerOpenTill } from './actions/till-open.ts'
export { understand } from './reads/barcode.ts'
export { qualityLogoHashes, qualityLogos } from './reads/logos.ts'
export { type ShelfPlace, shelfPlaces } from './reads/places.ts'
export { type LoadedProduct, type PricedProduct, pricedProducts } from './reads/priced.ts'
export { printCategories } from './reads/print-categories.ts'
export { perhapsShrunk, priceHistory, pricesBeginning, productsOfCodes, shelfBasics } from './reads/shelf.ts'
export { soldProducts, soldTables } from './reads/sold.ts'
export { type WeighingWish, weighableProducts, weighedProduct } from './reads/weighing.ts'
export { allergensSaid } from './rules/allergens.ts'
export { priceOn } from './rules/current-price.ts'
