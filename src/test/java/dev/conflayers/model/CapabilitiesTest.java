package dev.conflayers.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.conflayers.testing.ScriptedModel;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** What only some methods need, an engine may lack: it is then refused by name. */
class CapabilitiesTest {
  /** A session with nothing but what every session has. */
  private static final DecodeSession BARE =
      (DecodeSession)
          Proxy.newProxyInstance(
              DecodeSession.class.getClassLoader(),
              new Class<?>[] {DecodeSession.class},
              (proxy, method, arguments) -> null);

  @Test
  void aSessionThatHasThemIsItself() {
    try (ScriptedModel model = ScriptedModel.of(16, 1, 0);
        DecodeSession session = model.openSession(8)) {
      assertThat(LayerStates.of(session)).isSameAs(session);
      assertThat(EarlyExitSession.of(session)).isSameAs(session);
    }
  }

  @Test
  void aSessionWithoutLayerStatesIsRefused() {
    assertThatThrownBy(() -> LayerStates.of(BARE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden states between layers");
  }

  @Test
  void aSessionThatCannotExitEarlyIsRefused() {
    assertThatThrownBy(() -> EarlyExitSession.of(BARE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first layers");
  }
}
