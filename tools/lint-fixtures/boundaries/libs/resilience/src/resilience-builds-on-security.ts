// refused by: layer-resilience
import '@hisaab/security';
