const READ = `
  俱ju 乐le 部bu 今jin 日ri 接jie 待dai 台tai 会hui 员yuan 升sheng 级ji 重chong 复fu 档dang 案an 合he 并bing 审shen 批pi 存cun 量liang
  入ru 优you 惠hui 协xie 议yi 价jia 规gui 则ze 积ji 分fen 礼li 品pin 兑dui 换huan 记ji 录lu 操cao 作zuo 任ren 务wu 维wei 修xiu 类lei 型xing
  常chang 用yong 项xiang 目mu 系xi 统tong 工gong 门men 店dian 退tui 出chu 登deng 收shou 起qi 展zhan 开kai 导dao 航hang 的de 搁ge 置zhi
  人ren 调tiao 整zheng 设she 客ke 户hu 预yu 约yue 到dao 活huo 动dong 关guan 怀huai 投tou 诉su 流liu 失shi 营ying 销xiao 查cha 询xun 计ji
  数shu 据ju 口kou 单dan 小xiao 票piao 新xin 建jian 草cao 生sheng 效xiao 已yi 现xian 行xing 有you 期qi 报bao 表biao 模mo 板ban 服fu 套tao 餐can 车che 友you`

/**
 * How the characters in the names of pages and actions are read, so that they are found by pinyin and its initials at once. People are read
 * by the server, which knows every character; a name with one that is missing here is found by its characters alone.
 */
const SYLLABLES: ReadonlyMap<string, string> = new Map(
  READ.trim()
    .split(/\s+/)
    .map((one) => [one.charAt(0), one.slice(1)]),
)

/** What of a name was typed: `name.slice(from, to)`. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** Where a name has what was typed: some of its characters, their pinyin or its initials; null where it has not. */
export function stretchOf(name: string, typed: string): Stretch | null {
  const text = typed.normalize('NFKC').toLowerCase().replaceAll(/[\s']/g, '')
  if (text === '') return null
  const from = name.toLowerCase().indexOf(text)
  if (from >= 0) return { from, to: from + text.length }
  const read = [...name].map((character) => SYLLABLES.get(character) ?? '')
  return (
    stretchOfLetters(read, text) ??
    stretchOfLetters(
      read.map((one) => one.charAt(0)),
      text,
    )
  )
}

function stretchOfLetters(read: readonly string[], text: string): Stretch | null {
  for (let from = 0; from < read.length; from++) {
    if (read[from] === '' || !read.slice(from).join('').startsWith(text)) continue
    let to = from
    for (let length = 0; length < text.length; to++) length += read[to]?.length ?? 0
    return { from, to }
  }
  return null
}
