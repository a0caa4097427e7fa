/** Learns the weights of a Llama-family transformer: loss, gradient and optimiser on PyTorch. */
@NullMarked
package dev.conflayers.model.torch.train;

import org.jspecify.annotations.NullMarked;
