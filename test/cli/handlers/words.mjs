export const words = ['gift-card']
