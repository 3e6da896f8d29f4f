#include "sla/clock.h"
