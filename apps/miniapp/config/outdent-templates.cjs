/**
 * Takes the indentation out of the templates that Taro writes: WeChat limits a package by its bytes, and nothing shows them.
 * (Taro's own `minifyXML` also takes the slash of `<input />`, which WeChat then refuses.)
 */
module.exports = (ctx) => {
  ctx.modifyBuildAssets(({ assets }) => {
    for (const name of Object.keys(assets).filter((asset) => asset.endsWith('.wxml'))) {
      const text = String(assets[name].source()).replace(/\n\s+/g, '\n').replace(/ {2,}/g, ' ')
      assets[name] = { source: () => text, size: () => Buffer.byteLength(text) }
    }
  })
}
