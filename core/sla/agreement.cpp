#include "sla/agreement.h"
