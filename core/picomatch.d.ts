declare module "picomatch/posix.js" {
  import picomatch from "picomatch";
  // biome-ignore lint/style/noDefaultExport: The package has no other export.
  export default picomatch;
}
