/** Nobody's first name, nothing that praises or blames. */
const ADJECTIVES = words(`
  Agile Airy Alpine Amber Ample Apricot Aquatic Auburn Autumn Azure Balmy Beaming Blithe Bluish Boreal Breezy
  Bronze Brisk Buoyant Calm Candid Careful Caramel Cheerful Chestnut Cinnamon Clear Cloudy Coastal Cobalt Copper Coral
  Cordial Cosy Crimson Crisp Curious Dappled Dawning Daytime Dewy Distant Downy Drifting Dusky Early Easy Ebony Emerald
  Evening Even Faithful Feathery Fleet Floating Fluent Fond Frosty Gentle Gilded Glad Gleaming Glowing Golden Graceful
  Hardy Hazy Hearty Hopeful Humble Indigo Inland Jaunty Jovial Keen Kindly Lakeside Leafy Lilting Limber
  Lively Lofty Lucid Lunar Maritime Meadow Mellow Midday Mindful Mild Mirthful Misty Modest Mossy Mountain Nimble
  Northern Ochre Open Orange Pacific Patient Peaceful Placid Plucky Polar Prairie Quiet Rambling Rested Rippling
  Roaming Rosy Russet Rustic Sandy Scarlet Serene Shaded Shining Silent Silken Silver Sincere Singing Snowy Soaring
  Solar Southern Spirited Spry Stately Steady Stellar Sunlit Supple Tawny Temperate Tidal Tranquil Twilight Upbeat Upland
  Vernal Violet Vivid Wakeful Wandering Warm Wayside Western Whistling Windward Winter Woodland`);

const BIRDS_AND_TREES = words(`
  Acacia Alder Albatross Almond Aspen Avocet Balsam Banyan Baobab Bamboo Beech Birch Bittern Blackbird Bluebird
  Bluethroat Bunting Buzzard Canary Caracara Cassowary Catalpa Cedar Chaffinch Chickadee Cormorant Cottonwood Crane
  Crossbill Cuckoo Curlew Cypress Dipper Dotterel Dove Dunlin Dunnock Egret Eider Elder Elm Falcon Fantail Fieldfare
  Fig Fir Firecrest Flamingo Flycatcher Gannet Ginkgo Godwit Goldcrest Goldeneye Goldfinch Goshawk Grebe Greenfinch
  Grosbeak Guillemot Gull Harrier Hawthorn Hemlock Heron Hickory Hoopoe Hornbeam Hornbill Hummingbird Ibis Ironwood
  Jacana Jacaranda Jackdaw Juniper Kestrel Kingbird Kingfisher Kite Kittiwake Lapwing Larch Lark Linnet Loon Lyrebird
  Magnolia Magpie Mallard Mangrove Maple Meadowlark Mimosa Moorhen Mulberry Nightingale Nightjar Nutcracker Nuthatch Oak
  Oriole Osprey Ouzel Owl Palm Parakeet Partridge Pelican Petrel Pine Pintail Pipit Plover Pochard Poplar Ptarmigan
  Puffin Quail Quetzal Raven Redpoll Redshank Redstart Redwing Redwood Roadrunner Roller Sanderling Sandpiper
  Sequoia Shearwater Shoveler Siskin Skylark Snipe Sparrow Spoonbill Spruce Starling Stilt Stonechat Stork Sunbird
  Swallow Swan Swift Sycamore Tamarack Tamarind Tanager Teal Tern Thrush Toucan Treecreeper Turnstone Turtledove
  Wagtail Walnut Warbler Waxbill Waxwing Wheatear Whimbrel Whinchat Whitebeam Wigeon Woodlark Woodpecker Wryneck Yew`);

/** How many pseudonyms there are. */
export const PSEUDONYMS = ADJECTIVES.length * BIRDS_AND_TREES.length;

/**
 * Two words to go by for one post or one review, such as "Patient Heron". It is kept with the row, so it stays the same
 * there and connects nothing with anything else. `random` gives numbers from 0 up to, not including, 1.
 */
export function newPseudonym(random: () => number): string {
  return `${pick(ADJECTIVES, random)} ${pick(BIRDS_AND_TREES, random)}`;
}

function pick(list: string[], random: () => number): string {
  return list[Math.floor(random() * list.length)] ?? "";
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
