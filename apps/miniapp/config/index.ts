import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import { apiOrigin } from './api-origin.ts'

const here = path.resolve(__dirname, '..')
const packages = path.resolve(here, '../../packages')
const target = process.env['TARO_ENV'] === 'weapp' ? 'weapp' : 'h5'
// The build scripts build beside the finished output and swap the two when the build is done.
const output = process.env['CHEYOU_OUTPUT'] ?? `dist/${target}`
const demo = target === 'h5' && /^(1|true)$/.test(process.env['CHEYOU_DEMO'] ?? '')

// The file chosen here is the only one of its kind in the bundle: a production build has no stand-in to switch on.
const platform = { weapp: 'weapp.tsx', h5: demo ? 'demo/index.tsx' : 'browser.tsx' }[target]

// What ships is compiled for the phones that are promised, `browserslist` in package.json. Taro itself takes only our source
// and packages with taro in their path; React is old enough as it is published.
const compiled = [packages, (file: string) => /node_modules[\\/](@noble[\\/]hashes|uqr)[\\/]/.test(file)]

const pxtransform = { enable: true, config: { selectorBlackList: [/^body$/] } }
const cssModules = { enable: false }

export default defineConfig({
  projectName: 'cheyou',
  date: '2026-11-1',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: output,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Chinese as it is, not as \uXXXX: half as many bytes in a package that WeChat limits.
  terser: { enable: true, config: { ecma: 2020, compress: { passes: 2 }, output: { ascii_only: false } } },
  alias: {
    '#platform': path.join(here, 'src/platform', platform),
  },
  defineConstants: {
    CHEYOU_DEMO: JSON.stringify(demo),
    CHEYOU_API_ORIGIN: JSON.stringify(apiOrigin(target, process.env['CHEYOU_API_ORIGIN'])),
  },
  // The tab icons of both themes, for Taro copies only those it finds by a literal path in app.config; what WeChat may index.
  copy: {
    patterns:
      target === 'weapp'
        ? [
            { from: 'src/assets/tabs/', to: `${output}/assets/tabs/` },
            { from: 'src/sitemap.json', to: `${output}/sitemap.json` },
          ]
        : [],
    options: {},
  },
  // Taro's templates for WeChat leave aria-* out, so a screen reader would hear nothing.
  plugins: [
    path.join(here, 'config/outdent-templates.cjs'),
    [
      '@tarojs/plugin-inject',
      {
        components: {
          View: {
            'aria-role': '',
            'aria-label': '',
            'aria-checked': '',
            'aria-disabled': '',
            'aria-hidden': '',
            'aria-live': '',
          },
          Button: { 'aria-label': '', 'aria-disabled': '' },
          Canvas: { 'aria-role': '', 'aria-label': '' },
          Input: { 'aria-label': '' },
        },
      },
    ],
  ],
  mini: {
    compile: { include: compiled },
    optimizeMainPackage: { enable: true },
    postcss: { pxtransform, cssModules },
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: '/m/app/',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: compiled },
    postcss: { pxtransform, cssModules, autoprefixer: { enable: true, config: {} } },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})
