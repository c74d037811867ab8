const format = 'application/x-patchbay-node-type';

export function startPaletteDrag(data: DataTransfer, type: string): void {
  data.setData(format, type);
  data.effectAllowed = 'copy';
}

export function draggedNodeType(data: DataTransfer): string | null {
  const type = data.getData(format);
  return type === '' ? null : type;
}
