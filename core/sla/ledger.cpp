#include "sla/ledger.h"
