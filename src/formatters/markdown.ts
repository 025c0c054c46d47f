import { formatter } from './formatter.js';

export default formatter('markdown');
