/** `flows/order-line.json` becomes `order-line`; a flow without a name of its own is called so. */
export function nameOfFile(path: string): string {
  const file = path.split(/[\\/]/).at(-1) ?? '';
  return path === '-' ? '' : file.replace(/(\.flow)?\.json$/i, '');
}
