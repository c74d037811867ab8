export interface Place {
  prefix: string;
  placeEn: string;
  placeZh: string;
  country: string;
}
