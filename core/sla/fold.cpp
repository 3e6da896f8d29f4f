#include "sla/fold.h"
