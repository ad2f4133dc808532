import { CoworkSpace } from '../elements/space/space.js';
import './http.js';
import { register } from './register.js';

register('cowork-space', CoworkSpace);
