"""java.util.SplittableRandom, so that resampling can be followed draw by draw."""

MASK = (1 << 64) - 1


class SplittableRandom:
    def __init__(self, seed):
        self.seed = seed & MASK

    def next_seed(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & MASK
        return self.seed

    def next_long(self):
        z = self.next_seed()
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def next_int32(self):
        z = self.next_seed()
        z = ((z ^ (z >> 33)) * 0x62A9D9ED799705F5) & MASK
        z = (((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & MASK) >> 32
        return z - (1 << 32) if z >= 1 << 31 else z

    def below(self, bound):
        r = self.next_int32()
        m = bound - 1
        if bound & m == 0:
            return r & m
        u = (r & 0xFFFFFFFF) >> 1
        r = u % bound
        while u + m - r >= 1 << 31:
            u = (self.next_int32() & 0xFFFFFFFF) >> 1
            r = u % bound
        return r

    def uniform(self):
        return (self.next_long() >> 11) * 2.0**-53
