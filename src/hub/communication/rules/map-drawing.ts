/** The map of co-ops, drawn from positions alone: rough borders for finding one's way, a point for each co-op, and nothing
 *  from elsewhere. Degrees are thousandths; the picture is in whole units. */
export interface Position {
  readonly latitude: number
  readonly longitude: number
}

interface Frame {
  readonly south: number
  readonly north: number
  readonly west: number
  readonly east: number
}

/** One degree to the north is as long as one and a half to the east, about where our co-ops are (48° north). */
const northStretch = 3
const eastStretch = 2
const unit = 100
/** Air around the outermost points, and the least that is shown: two degrees each way. */
const air = 900
const least = 2000

export function frameAround(points: readonly Position[]): Frame {
  const [north, south] = ends(points.map(({ latitude }) => latitude))
  const [east, west] = ends(points.map(({ longitude }) => longitude))
  return { north, south, east, west }
}

function ends(values: readonly number[]): readonly [number, number] {
  const [most, fewest] = [Math.max(...values), Math.min(...values)]
  const more = Math.max(air, Math.ceil((least - (most - fewest)) / 2))
  return [most + more, fewest - more]
}

export const sizeOf = ({ north, south, east, west }: Frame) => ({
  width: Math.ceil(((east - west) * eastStretch) / unit),
  height: Math.ceil(((north - south) * northStretch) / unit),
})

/** Where a position stands in the picture: from the left, from the top. */
export const pointIn = ({ north, west }: Frame, { latitude, longitude }: Position) => ({
  x: Math.floor(((longitude - west) * eastStretch) / unit),
  y: Math.floor(((north - latitude) * northStretch) / unit),
})

/** Steps away from a point, the nearest first. */
const steps = [0, 1, 2, 3]
  .flatMap((right) => [0, 1, 2, 3].map((down) => [right, down] as const))
  .flatMap(([right, down]) => [
    [right, down],
    [-right, down],
    [right, -down],
    [-right, -down],
  ])
  .sort(([x = 0, y = 0], [u = 0, v = 0]) => x * x + y * y - u * u - v * v)

/** Points that would lie on one another stand side by side: each takes the nearest free place. */
export function apart<P extends { readonly x: number; readonly y: number }>(points: readonly P[], gap: number): P[] {
  const placed: P[] = []
  const isFree = ({ x, y }: P) => placed.every((one) => Math.abs(one.x - x) >= gap || Math.abs(one.y - y) >= gap)
  for (const point of points) {
    const places = steps.map(([right = 0, down = 0]) => ({
      ...point,
      x: point.x + right * gap,
      y: point.y + down * gap,
    }))
    placed.push(places.find(isFree) ?? point)
  }
  return placed
}

/** Rough borders, in hundredths of a degree: north, east, north, east, … Neighbours share their points. */
export const outlines: readonly (readonly number[])[] = [
  // France
  [
    ...[5108, 254, 5080, 262, 5036, 418, 4980, 483, 4950, 582, 4947, 637, 4912, 697, 4896, 823, 4758, 759, 4741, 705],
    ...[4692, 646, 4620, 614, 4641, 681, 4587, 704, 4524, 714, 4465, 688, 4414, 766, 4378, 753, 4312, 615, 4343, 484],
    ...[4337, 397, 4243, 318, 4243, 173, 4281, 71, 4335, -179, 4441, -126, 4569, -123, 4629, -117, 4729, -252],
    ...[4784, -437, 4858, -478, 4867, -195, 4971, -196, 4935, -26, 4994, 110, 5088, 160],
  ],
  // Belgium
  [
    ...[5108, 254, 5137, 337, 5148, 500, 5118, 584, 5075, 569, 5032, 640, 5013, 614, 4954, 582, 4950, 582, 4980, 483],
    ...[5036, 418, 5080, 262],
  ],
  // Luxembourg
  [5013, 614, 4970, 652, 4947, 637, 4950, 582],
  // Netherlands
  [
    ...[5137, 337, 5160, 340, 5210, 427, 5296, 475, 5341, 600, 5333, 712, 5285, 721, 5240, 706, 5187, 668, 5118, 584],
    ...[5148, 500],
  ],
  // Germany
  [
    ...[5333, 712, 5355, 861, 5490, 866, 5483, 994, 5396, 1090, 5444, 1251, 5391, 1423, 5285, 1415, 5110, 1501],
    ...[5030, 1210, 4877, 1383, 4762, 1303, 4755, 1018, 4753, 969, 4777, 851, 4758, 759, 4896, 823, 4912, 697],
    ...[4947, 637, 4970, 652, 5013, 614, 5032, 640, 5075, 569, 5118, 584, 5187, 668, 5240, 706, 5285, 721],
  ],
  // Poland and Czechia
  [
    ...[5391, 1423, 5480, 1830, 5430, 2280, 5200, 2360, 4910, 2250, 4900, 1880, 4880, 1700, 4877, 1383, 5030, 1210],
    ...[5110, 1501, 5285, 1415],
  ],
  // Austria
  [
    4877, 1383, 4880, 1700, 4700, 1610, 4640, 1370, 4701, 1238, 4658, 1047, 4707, 950, 4753, 969, 4755, 1018, 4762,
    1303,
  ],
  // Denmark
  [5490, 866, 5710, 860, 5770, 1060, 5560, 1000, 5483, 994],
  // Ireland
  [5520, -740, 5500, -820, 5420, -1000, 5200, -1030, 5150, -980, 5210, -650, 5400, -610, 5460, -560],
  // Switzerland
  [
    ...[4758, 759, 4777, 851, 4753, 969, 4707, 950, 4658, 1047, 4616, 923, 4583, 903, 4644, 846, 4593, 787],
    ...[4587, 704, 4641, 681, 4620, 614, 4692, 646, 4741, 705],
  ],
  // Spain
  [
    ...[4335, -179, 4281, 71, 4243, 173, 4243, 318, 4188, 318, 4112, 108, 3980, -10, 3873, 20, 3750, -70, 3672, -220],
    ...[3601, -560, 3719, -742, 3898, -695, 4166, -668, 4188, -886, 4375, -790, 4345, -380],
  ],
  // Portugal
  [3719, -742, 3702, -899, 3871, -948, 4018, -888, 4188, -886, 4166, -668, 3898, -695],
  // Italy
  [
    ...[4378, 753, 4414, 766, 4465, 688, 4524, 714, 4587, 704, 4593, 787, 4644, 846, 4583, 903, 4616, 923, 4658, 1047],
    ...[4701, 1238, 4560, 1360, 4546, 1230, 4420, 1230, 4200, 1420, 4180, 1600, 4010, 1850, 4040, 1690, 3800, 1600],
    ...[4080, 1440, 4230, 1150, 4400, 1020, 4440, 890],
  ],
  // Great Britain
  [
    ...[5113, 131, 5077, 20, 5061, -195, 5006, -560, 5120, -420, 5160, -300, 5190, -510, 5330, -450, 5490, -500],
    ...[5830, -510, 5860, -310, 5750, -190, 5600, -300, 5460, -120, 5290, 170, 5150, 90],
  ],
]

/** The outlines as lines of the picture. */
export const borderLines = (frame: Frame): string[] =>
  outlines.map((numbers) => {
    const at = numbers.flatMap((latitude, index) =>
      index % 2 === 0 ? [pointIn(frame, { latitude: latitude * 10, longitude: (numbers[index + 1] ?? 0) * 10 })] : [],
    )
    return `M${at.map(({ x, y }) => `${x} ${y}`).join('L')}Z`
  })
