/** Joins the routes of the catalogue with what they run. */
import { serve } from '#platform/module.ts'
import * as basics from './actions/basics.ts'
import * as campaigns from './actions/campaign.ts'
import * as categories from './actions/category.ts'
import * as containers from './actions/container.ts'
import * as houses from './actions/house.ts'
import * as many from './actions/many.ts'
import * as odoos from './actions/odoo.ts'
import * as odooMargins from './actions/odoo-margins.ts'
import { pullOdoo } from './actions/odoo-pull.ts'
import * as pictures from './actions/picture.ts'
import * as places from './actions/place.ts'
import * as prices from './actions/price.ts'
import * as priceChanges from './actions/price-change.ts'
import * as products from './actions/product.ts'
import * as scales from './actions/scale.ts'
import * as delivery from './actions/scale-delivery.ts'
import * as shelfPrices from './actions/shelf-price.ts'
import * as suppliers from './actions/supplier.ts'
import * as unitPrices from './actions/unit-price.ts'
import * as allergen from './contract-allergens.ts'
import * as basic from './contract-basics.ts'
import * as campaign from './contract-campaign.ts'
import * as container from './contract-container.ts'
import * as files from './contract-files.ts'
import * as house from './contract-house.ts'
import * as odoo from './contract-odoo.ts'
import * as picture from './contract-picture.ts'
import * as place from './contract-place.ts'
import * as price from './contract-price.ts'
import * as priceChange from './contract-price-change.ts'
import * as priceCheck from './contract-price-check.ts'
import * as product from './contract-product.ts'
import * as open from './contract-public.ts'
import * as scale from './contract-scale.ts'
import * as shop from './contract-shop.ts'
import * as supplier from './contract-supplier.ts'
import * as unitPrice from './contract-unit-price.ts'
import * as sheet from './reads/allergen-sheet.ts'
import * as allergens from './reads/allergens.ts'
import * as codes from './reads/barcode.ts'
import * as campaignReads from './reads/campaign.ts'
import * as fileReads from './reads/files.ts'
import * as changeReads from './reads/price-changes.ts'
import * as checkReads from './reads/price-checks.ts'
import * as listReads from './reads/price-lists.ts'
import * as reads from './reads/product.ts'
import * as publics from './reads/public.ts'
import * as members from './reads/shop.ts'

/** What is looked at first, then what is done. */
export const api = [
  serve(product.listProducts, reads.listProducts),
  serve(product.exportProducts, reads.exportProducts),
  serve(product.readProduct, reads.readProduct),
  serve(product.readProductHistory, reads.readProductHistory),
  serve(product.previewProducts, many.previewProducts),
  serve(price.readPriceRules, prices.readPriceRules),
  serve(price.readPriceLists, prices.readPriceLists),
  serve(price.listListPrices, listReads.listListPrices),
  serve(price.exportListPrices, listReads.exportListPrices),
  serve(priceChange.listPriceChanges, changeReads.listPriceChanges),
  serve(priceChange.exportPriceChanges, changeReads.exportPriceChanges),
  serve(priceCheck.listPriceChecks, checkReads.listPriceChecks),
  serve(priceCheck.countPriceChecks, checkReads.countPriceChecks),
  serve(priceCheck.exportPriceChecks, checkReads.exportPriceChecks),
  serve(priceCheck.exportPriceHistory, shelfPrices.exportPriceHistory),
  serve(unitPrice.readUnitPriceRules, unitPrices.readUnitPriceRules),
  serve(campaign.listCampaigns, campaignReads.listCampaigns),
  serve(campaign.readCampaign, campaignReads.readCampaign),
  serve(campaign.listCampaignPrices, campaignReads.listCampaignPrices),
  serve(campaign.exportCampaignPrices, campaignReads.exportCampaignPrices),
  serve(campaign.previewCampaign, campaignReads.previewCampaign),
  serve(files.exportThing, fileReads.exportThing),
  serve(open.listPublicProducts, publics.listPublicProducts),
  serve(open.readPublicProduct, publics.readPublicProduct),
  serve(open.exportCatalogue, publics.exportCatalogue),
  serve(allergen.listAllergens, allergens.listAllergens),
  serve(allergen.exportAllergens, allergens.exportAllergens),
  serve(allergen.printAllergenSheet, sheet.printAllergenSheet),
  serve(supplier.listSuppliers, suppliers.listSuppliers),
  serve(supplier.exportSuppliers, suppliers.exportSuppliers),
  serve(supplier.readSupplier, suppliers.readSupplier),
  serve(basic.readBasics, basics.readBasics),
  serve(place.listPlaces, places.listPlaces),
  serve(place.exportPlaces, places.exportPlaces),
  serve(place.readWalk, places.readWalk),
  serve(scale.readScales, scales.readScales),
  serve(scale.readSendingFile, scales.readSendingFile),
  serve(scale.listScaleChanges, scales.listScaleChanges),
  serve(scale.exportScaleChanges, scales.exportScaleChanges),
  serve(container.listContainers, containers.listContainers),
  serve(container.exportContainers, containers.exportContainers),
  serve(shop.listShop, members.listShop),
  serve(shop.readShopChoices, members.readShopChoices),
  serve(shop.readShopProduct, members.readShopProduct),
  serve(house.listHouses, houses.listHouses),
  serve(house.exportHouses, houses.exportHouses),
  serve(picture.readPictures, pictures.readPictures),
  serve(picture.readPicture, pictures.readPicture),
  serve(basic.readCategories, categories.readCategories),
  serve(basic.previewPush, categories.previewPush),
  serve(basic.readBarcodeRules, basics.readBarcodeRules),
  serve(basic.testBarcode, codes.testBarcode),
  serve(product.createProduct, products.createProduct),
  serve(product.editProduct, products.editProduct),
  serve(product.setProductState, products.setProductState),
  serve(product.giveOwnBarcode, products.giveOwnBarcode),
  serve(product.changeProducts, many.changeProducts),
  serve(product.readChanges, many.readChanges),
  serve(product.undoChange, many.undoChange),
  serve(house.renameHouse, houses.renameHouse),
  serve(picture.addPicture, pictures.addPicture),
  serve(picture.removePicture, pictures.removePicture),
  serve(price.setPrice, prices.setPrice),
  serve(price.applySuggested, prices.applySuggested),
  serve(price.setPriceRule, prices.setPriceRule),
  serve(price.createPriceList, prices.createPriceList),
  serve(price.setListPrice, prices.setListPrice),
  serve(priceChange.acceptPriceChanges, priceChanges.acceptPriceChanges),
  serve(priceChange.ignorePriceChanges, priceChanges.ignorePriceChanges),
  serve(priceCheck.setOtherBase, shelfPrices.setOtherBase),
  serve(priceCheck.placeShelfPrice, shelfPrices.placeShelfPrice),
  serve(unitPrice.setUnitPriceRules, unitPrices.setUnitPriceRules),
  serve(unitPrice.dropUnitPriceRules, unitPrices.dropUnitPriceRules),
  serve(unitPrice.editExemption, unitPrices.editExemption),
  serve(unitPrice.removeExemption, unitPrices.removeExemption),
  serve(campaign.createCampaign, campaigns.createCampaign),
  serve(campaign.editCampaign, campaigns.editCampaign),
  serve(campaign.setCampaignPrices, campaigns.setCampaignPrices),
  serve(campaign.scheduleCampaign, campaigns.scheduleCampaign),
  serve(campaign.cancelCampaign, campaigns.cancelCampaign),
  serve(campaign.endCampaign, campaigns.endCampaign),
  serve(supplier.createSupplier, suppliers.createSupplier),
  serve(supplier.editSupplier, suppliers.editSupplier),
  serve(supplier.addLine, suppliers.addLine),
  serve(supplier.editLine, suppliers.editLine),
  serve(supplier.removeLine, suppliers.removeLine),
  serve(basic.createCategory, categories.createCategory),
  serve(basic.editCategory, categories.editCategory),
  serve(basic.pushCategory, categories.pushCategory),
  serve(basic.setUnit, basics.setUnit),
  serve(basic.setVatRate, basics.setVatRate),
  serve(basic.createDeposit, basics.createDeposit),
  serve(basic.editDeposit, basics.editDeposit),
  serve(basic.createQuality, basics.createQuality),
  serve(basic.editQuality, basics.editQuality),
  serve(place.createPlace, places.createPlace),
  serve(place.layPlaces, places.layPlaces),
  serve(place.editPlace, places.editPlace),
  serve(place.movePlaces, places.movePlaces),
  serve(place.placeProducts, places.placeProducts),
  serve(odoo.readOdoo, odoos.readOdoo),
  serve(odoo.connectOdoo, odoos.connectOdoo),
  serve(odoo.disconnectOdoo, odoos.disconnectOdoo),
  serve(odoo.pullOdoo, pullOdoo),
  serve(odoo.readOdooMargins, odooMargins.readOdooMargins),
  serve(odoo.takeOdooMargins, odooMargins.takeOdooMargins),
  serve(scale.createScale, scales.createScale),
  serve(scale.editScale, scales.editScale),
  serve(scale.testScale, delivery.testScale),
  serve(scale.sendScale, scales.sendScale),
  serve(scale.resendScale, scales.resendScale),
  serve(scale.setSendingState, scales.setSendingState),
  serve(container.addContainer, containers.addContainer),
  serve(container.changeContainer, containers.changeContainer),
  serve(basic.addExemption, unitPrices.addExemption),
  serve(basic.setBarcodeRules, basics.setBarcodeRules),
]
