import { SaleStruck } from "../../generated/SelfDealing/SelfDealing";
import { strikeSale } from "../store/sale";

export function handleSaleStruck(event: SaleStruck): void {
  strikeSale(event.params.sale);
}
