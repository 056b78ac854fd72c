import { text } from '../message';

/** Kinds of areas. */
export const areas = {
  stage: text('무대', 'Stage'),
  lounge: text('라운지', 'Lounge'),
  registration: text('등록', 'Registration'),
  catering: text('식음', 'Catering'),
  rest: text('쉼터', 'Rest area'),
  information: text('안내', 'Information'),
  plaza: text('광장', 'Plaza'),
  service: text('설비 통로', 'Service'),
  storage: text('창고', 'Storage'),
};
