#include "sla/evaluator.h"
